package loom.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.training.Precision;
import loom.engine.training.Preset;
import loom.engine.training.TrainingSettings;
import loom.engine.training.TrainingSpeed;

/**
 * The command {@code bench train}: measures training on random bytes and prints one line of JSON
 * for each precision.
 */
public final class BenchCommand {
    private static final int OK = 0;
    private static final int WRONG_USE = 2;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final PrintStream out;
    private final PrintStream errors;

    BenchCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /**
     * Runs the command.
     *
     * @param arguments what follows {@code bench}, for example {@code train --size 64}
     * @return the exit code: 0 if it measured, 2 if the arguments are wrong
     */
    public static int run(String[] arguments) {
        return new BenchCommand(System.out, System.err).execute(List.of(arguments));
    }

    int execute(List<String> arguments) {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
            requireThere(options.device());
        } catch (IllegalArgumentException e) {
            errors.println(e.getMessage());
            errors.println(BenchOptions.USAGE);
            return WRONG_USE;
        }
        for (Precision precision : options.precisions()) {
            out.println(measure(options, precision));
        }
        return OK;
    }

    private static JsonObject measure(BenchOptions options, Precision precision) {
        TrainingSettings settings =
                TrainingSettings.forPreset(Preset.DCGAN, options.size(), options.channels())
                        .withBatchSize(options.batch())
                        .withDevice(options.device())
                        .withPrecision(precision);
        TrainingSpeed speed = TrainingSpeed.measure(settings, options.warmUp(), options.steps());
        JsonObject line = new JsonObject();
        line.addProperty("engine", "latent-loom, libtorch " + TorchEngine.version());
        line.addProperty("device", options.device());
        line.addProperty("device_name", deviceName(options.device()));
        line.addProperty("requested", name(precision));
        line.addProperty("precision", name(speed.precision()));
        line.addProperty("size", options.size());
        line.addProperty("channels", options.channels());
        line.addProperty("batch", options.batch());
        line.addProperty("steps", options.steps());
        line.addProperty("images_per_second", rounded(speed.imagesPerSecond()));
        line.addProperty("ms_per_step", rounded(speed.millisecondsPerStep()));
        peakMegabytes().ifPresent(peak -> line.addProperty("peak_rss_mb", peak));
        return line;
    }

    private static String name(Precision precision) {
        return switch (precision) {
            case AUTO -> "auto";
            case FLOAT32 -> "float32";
            case BFLOAT16 -> "bfloat16";
        };
    }

    private static void requireThere(String id) {
        List<String> ids = TorchEngine.devices().stream().map(ComputeDevice::id).toList();
        if (!ids.contains(id)) {
            throw new IllegalArgumentException(
                    "device %s is not there: choose one of %s".formatted(id, ids));
        }
    }

    private static String deviceName(String id) {
        return TorchEngine.devices().stream()
                .filter(device -> device.id().equals(id))
                .map(ComputeDevice::name)
                .findFirst()
                .orElse(id);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /** The most memory that this process ever had; known on Linux only. */
    private static OptionalLong peakMegabytes() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
