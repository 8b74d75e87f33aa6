package loom.engine.training;

import io.soabase.recordbuilder.core.RecordBuilder;
import loom.engine.ComputeDevice;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;

/**
 * Everything that decides how a run goes, besides its images.
 *
 * @param preset id of the preset it came from
 * @param device {@code cpu} or {@code cuda:N}
 */
@RecordBuilder
public record TrainingSettings(
        String preset,
        GanArchitecture architecture,
        Recipe recipe,
        int epochs,
        int batchSize,
        long seed,
        Precision precision,
        String device)
        implements TrainingSettingsBuilder.With {

    /** The most epochs that a run may ask for. */
    public static final int MAX_EPOCHS = 100_000;

    /** The largest batch. */
    public static final int MAX_BATCH = 4096;

    public TrainingSettings {
        Preset.of(preset);
        new ComputeDevice(device, device, 0); // refuses what is no device
        if (epochs < 1 || epochs > MAX_EPOCHS) {
            throw new IllegalArgumentException(
                    "epochs must be in 1..%d, were %d".formatted(MAX_EPOCHS, epochs));
        }
        if (batchSize < 2 || batchSize > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "batch size must be in 2..%d (batch normalisation needs two), was %d"
                            .formatted(MAX_BATCH, batchSize));
        }
    }

    /** The preset's own settings on the processor, seed 1, with automatic precision. */
    public static TrainingSettings forPreset(Preset preset, int imageSize, int channels) {
        return new TrainingSettings(
                preset.id(),
                preset.architecture(imageSize, channels),
                preset.recipe(),
                preset.epochs(),
                preset.batchSize(),
                1,
                Precision.AUTO,
                ComputeDevice.CPU);
    }
}
