package loom.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.Preset;
import loom.engine.training.Endurance;
import loom.engine.training.TrainingSettings;

/**
 * Trains a small network for long and tells the memory of the process and the count of native
 * arrays after {@value #SETTLED} steps, halfway and at the end.
 */
record MemoryBenchmark(TrainingSettings settings, int steps) implements Measurement {
    private static final int SETTLED = 200;
    private static final Set<String> OPTIONS = Set.of("--preset", "--steps");

    static MemoryBenchmark parse(List<String> words) {
        Arguments options = Arguments.parse(words, OPTIONS);
        Preset preset = Preset.of(options.text("--preset", Preset.SMALL_DATA.id()));
        GanArchitecture small = new GanArchitecture(preset.family().id(), 32, 3, 32, 16, 16);
        TrainingSettings settings =
                TrainingSettings.forPreset(preset, 32, 3).withArchitecture(small).withBatchSize(16);
        return new MemoryBenchmark(
                settings, options.number("--steps", 5000, 2 * SETTLED + 2, 1_000_000));
    }

    @Override
    public List<JsonObject> measure() throws IOException {
        List<Integer> arrays = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        Endurance.run(
                settings,
                steps,
                (step, live) -> {
                    if (step == SETTLED || step == steps / 2 || step == steps) {
                        arrays.add(live);
                        megabytes.add(Line.megabytes());
                    }
                });
        return List.of(
                Line.of("memory")
                        .onDevice(settings.device())
                        .with("preset", settings.preset())
                        .with("steps", steps)
                        .with("rss_mb_settled", megabytes.getFirst())
                        .with("rss_mb_halfway", megabytes.get(1))
                        .with("rss_mb_end", megabytes.getLast())
                        .with("arrays_settled", arrays.getFirst())
                        .with("arrays_end", arrays.getLast())
                        .end());
    }
}
