package loom.bench;

import java.io.IOException;
import java.util.List;

/** What the command is asked for, with the options that it was given. */
sealed interface Benchmark permits Measurement, ProgramListing {
    /** What to do and how; the first word names it. */
    String USAGE =
            """
            usage: bench train [options]        training on random bytes
              --preset ID     one of the studio's recipes (dcgan)
              --size N        side of the images (that of the preset)
              --channels N    1 for grey, 3 for RGB (3)
              --batch N       images in a batch (128)
              --steps N       steps that are measured (20)
              --warmup N      steps before that (5)
              --device ID     cpu, cuda:0, … (cpu)
              --precision P   float32, auto, bfloat16 or both (both: float32 and auto)
            usage: bench memory [options]       does a long training grow? on random bytes
              --preset ID     one of the studio's recipes (dcgan-small-data), in small
              --steps N       5000
            usage: bench generate [options]     drawing pieces from latents
              --size N        side of the pieces (64)
              --channels N    1 for grey, 3 for RGB (3)
              --pieces N      pieces of one call (64)
              --rounds N      calls that are measured (30)
              --warmup N      calls before that (5)
              --device ID     cpu, cuda:0, … (cpu)
            usage: bench import --zip FILE [options]   from a zip to images ready for training
              --size N        side of the images for training (64)
              --warmup N      imports of the whole zip before the one that is measured (1)
            usage: bench quality [options]      saying how good 256 pictures are, as after an epoch
              --size N        side of the pictures (64)
              --images N      of the data set, one in ten held out (1000)
              --rounds N      measures (10)
            usage: bench photographs --zip FILE [options]   makes such a zip, always the same
              --images N      how many (1000)
              --width N       pixels (1024)
              --height N      pixels (768)
            usage: bench program [options]      prints the TorchScript of a training step
              --preset ID     one of the studio's recipes (dcgan)
              --size N        side of the images (that of the preset)
              --channels N    1 for grey, 3 for RGB (3)
              --device ID     cpu or cuda:N, which need not be there (cpu)
              --precision P   float32 or bfloat16 (float32)
            usage: bench presets                the studio's recipes, with their sizes and batches\
            """;

    /**
     * @throws IllegalArgumentException if a word is wrong, with the rule
     */
    static Benchmark of(List<String> words) {
        String name = words.isEmpty() ? "" : words.getFirst();
        List<String> options = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (name) {
            case "train" -> TrainBenchmark.parse(options);
            case "memory" -> MemoryBenchmark.parse(options);
            case "generate" -> GenerateBenchmark.parse(options);
            case "import" -> ImportBenchmark.parse(options);
            case "quality" -> QualityBenchmark.parse(options);
            case "photographs" -> Photographs.parse(options);
            case "program" -> ProgramListing.parse(options);
            case "presets" -> Presets.parse(options);
            default ->
                    throw new IllegalArgumentException(
                            "bench takes train, memory, generate, import, quality, photographs, program or"
                                    + " presets, was given "
                                    + words);
        };
    }

    /** Does it, and gives the lines of the answer. */
    List<String> lines() throws IOException;
}
