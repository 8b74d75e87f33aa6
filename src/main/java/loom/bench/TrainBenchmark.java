package loom.bench;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import loom.engine.ComputeDevice;
import loom.engine.recipe.Preset;
import loom.engine.training.Precision;
import loom.engine.training.TrainingSettings;
import loom.engine.training.TrainingSpeed;

/**
 * Measures training on random bytes.
 *
 * @param warmUp steps before the clock starts
 * @param precisions one line for each
 */
record TrainBenchmark(TrainingSettings settings, int steps, int warmUp, List<Precision> precisions)
        implements Measurement {

    private static final Set<String> OPTIONS =
            Set.of(
                    "--preset",
                    "--size",
                    "--channels",
                    "--batch",
                    "--steps",
                    "--warmup",
                    "--device",
                    "--precision");
    private static final int LARGEST_SIZE = 1024;

    TrainBenchmark {
        precisions = List.copyOf(precisions);
    }

    static TrainBenchmark parse(List<String> words) {
        Arguments options = Arguments.parse(words, OPTIONS);
        Preset preset = Preset.of(options.text("--preset", Preset.DCGAN.id()));
        int size = options.number("--size", preset.imageSize(), 1, LARGEST_SIZE);
        int channels = options.number("--channels", 3, 1, 3);
        String device = options.text("--device", ComputeDevice.CPU);
        Line.requireDevice(device);
        TrainingSettings settings =
                TrainingSettings.forPreset(preset, size, channels)
                        .withBatchSize(
                                options.number("--batch", 128, 2, TrainingSettings.MAX_BATCH))
                        .withDevice(device);
        return new TrainBenchmark(
                settings,
                options.number("--steps", 20, 1, 100_000),
                options.number("--warmup", 5, 0, 1000),
                precisions(options.text("--precision", "both")));
    }

    @Override
    public List<JsonObject> measure() {
        return precisions.stream().map(this::measure).toList();
    }

    private JsonObject measure(Precision precision) {
        TrainingSpeed speed =
                TrainingSpeed.measure(settings.withPrecision(precision), warmUp, steps);
        return Line.of("train")
                .onDevice(settings.device())
                .with("preset", settings.preset())
                .with("requested", name(precision))
                .with("precision", name(speed.precision()))
                .with("size", settings.architecture().imageSize())
                .with("channels", settings.architecture().channels())
                .with("batch", settings.batchSize())
                .with("steps", steps)
                .with("images_per_second", speed.imagesPerSecond())
                .with("ms_per_step", speed.millisecondsPerStep())
                .with("loader_percent", 100 * speed.loaderShare())
                .end();
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

    private static String name(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
