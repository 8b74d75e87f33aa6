package loom.bench;

import java.util.List;
import java.util.Set;
import loom.engine.ComputeDevice;
import loom.engine.network.GanArchitecture;
import loom.engine.program.GanProgram;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;

/**
 * Prints what libtorch is given for a training step, to read it, to compare two states of the
 * studio, or to run it elsewhere.
 *
 * @param bfloat16 true for convolutions in bfloat16
 */
record ProgramListing(GanArchitecture architecture, Recipe recipe, String device, boolean bfloat16)
        implements Benchmark {
    private static final Set<String> OPTIONS =
            Set.of("--preset", "--size", "--channels", "--device", "--precision");
    private static final int LARGEST_SIZE = 1024;

    static ProgramListing parse(List<String> words) {
        Arguments options = Arguments.parse(words, OPTIONS);
        Preset preset = Preset.of(options.text("--preset", Preset.DCGAN.id()));
        return new ProgramListing(
                preset.architecture(
                        options.number("--size", preset.imageSize(), 1, LARGEST_SIZE),
                        options.number("--channels", 3, 1, 3)),
                preset.recipe(),
                options.text("--device", ComputeDevice.CPU),
                isBfloat16(options.text("--precision", "float32")));
    }

    @Override
    public List<String> lines() {
        return GanProgram.text(architecture, recipe, device, bfloat16).lines().toList();
    }

    private static boolean isBfloat16(String precision) {
        return switch (precision) {
            case "float32" -> false;
            case "bfloat16" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "--precision of a program must be float32 or bfloat16, was "
                                    + precision);
        };
    }
}
