package loom.bench;

import java.util.List;
import loom.engine.ComputeDevice;
import loom.engine.network.GanArchitecture;
import loom.engine.training.Precision;

/**
 * What {@code bench train} was asked for.
 *
 * @param warmUp steps before the clock starts
 */
record BenchOptions(
        int size,
        int channels,
        int batch,
        int steps,
        int warmUp,
        String device,
        List<Precision> precisions) {

    static final String USAGE =
            """
            usage: bench train [options]
              --size N        side of the images: 32, 64, 128 or 256 (64)
              --channels N    1 for grey, 3 for RGB (3)
              --batch N       images in a batch (128)
              --steps N       steps that are measured (20)
              --warmup N      steps before that (5)
              --device ID     cpu, cuda:0, … (cpu)
              --precision P   float32, auto, bfloat16 or both (both: float32 and auto)\
            """;

    BenchOptions {
        if (!GanArchitecture.IMAGE_SIZES.contains(size)) {
            throw new IllegalArgumentException(
                    "--size must be one of %s, was %d"
                            .formatted(GanArchitecture.IMAGE_SIZES, size));
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("--channels must be 1 or 3, was " + channels);
        }
        requireBetween("--batch", batch, 2, 4096);
        requireBetween("--steps", steps, 1, 100_000);
        requireBetween("--warmup", warmUp, 0, 1000);
        new ComputeDevice(device, device, 0); // refuses what is no device
        precisions = List.copyOf(precisions);
    }

    static BenchOptions parse(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("train")) {
            throw new IllegalArgumentException(
                    "bench measures one thing: train, was given " + arguments);
        }
        if (arguments.size() % 2 == 0) {
            throw new IllegalArgumentException(
                    "every option needs a value, %s has none".formatted(arguments.getLast()));
        }
        BenchOptions options =
                new BenchOptions(64, 3, 128, 20, 5, ComputeDevice.CPU, precisions("both"));
        for (int i = 1; i < arguments.size(); i += 2) {
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private BenchOptions with(String option, String value) {
        return switch (option) {
            case "--size" ->
                    new BenchOptions(
                            number(option, value),
                            channels,
                            batch,
                            steps,
                            warmUp,
                            device,
                            precisions);
            case "--channels" ->
                    new BenchOptions(
                            size, number(option, value), batch, steps, warmUp, device, precisions);
            case "--batch" ->
                    new BenchOptions(
                            size,
                            channels,
                            number(option, value),
                            steps,
                            warmUp,
                            device,
                            precisions);
            case "--steps" ->
                    new BenchOptions(
                            size,
                            channels,
                            batch,
                            number(option, value),
                            warmUp,
                            device,
                            precisions);
            case "--warmup" ->
                    new BenchOptions(
                            size,
                            channels,
                            batch,
                            steps,
                            number(option, value),
                            device,
                            precisions);
            case "--device" ->
                    new BenchOptions(size, channels, batch, steps, warmUp, value, precisions);
            case "--precision" ->
                    new BenchOptions(
                            size, channels, batch, steps, warmUp, device, precisions(value));
            default -> throw new IllegalArgumentException("there is no option " + option);
        };
    }

    private static List<Precision> precisions(String value) {
        return switch (value) {
            case "both" -> List.of(Precision.FLOAT32, Precision.AUTO);
            case "float32" -> List.of(Precision.FLOAT32);
            case "auto" -> List.of(Precision.AUTO);
            case "bfloat16" -> List.of(Precision.BFLOAT16);
            default ->
                    throw new IllegalArgumentException(
                            "--precision must be float32, auto, bfloat16 or both, was " + value);
        };
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s needs a whole number, was '%s'".formatted(option, value), e);
        }
    }

    private static void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be in %d..%d, was %d".formatted(option, least, most, value));
        }
    }
}
