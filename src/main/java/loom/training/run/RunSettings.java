package loom.training.run;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.ComputeDevice;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.engine.training.Precision;
import loom.engine.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides before a run.
 *
 * @param name 1 to {@value #LONGEST_NAME} characters
 * @param preset id of the preset that networks and recipe come from
 * @param imageSize side of the images, one that the family of networks has
 * @param recipe how it learns; the preset's unless somebody changed it
 * @param device id of a {@link ComputeDevice}
 * @param keepEvery a checkpoint of every so many epochs is kept, beside the best and the last one;
 *     0 to keep only these two
 * @param halveBatch whether a run that runs out of memory goes on with a smaller batch instead of
 *     failing
 * @param origin what it begins from; null to begin from nothing
 * @throws RefusedException if a value is out of its range
 */
@RecordBuilder
public record RunSettings(
        String name,
        UUID dataSet,
        String preset,
        int imageSize,
        Colour colour,
        ArchitectureSettings networks,
        Recipe recipe,
        int epochs,
        int batchSize,
        long seed,
        String device,
        Precision precision,
        int keepEvery,
        boolean halveBatch,
        @Nullable WarmStart origin)
        implements RunSettingsBuilder.With {
    public static final int LONGEST_NAME = 80;

    /** How many checkpoints a run keeps unless somebody says otherwise. */
    private static final int USUALLY_KEPT = 10;

    public RunSettings {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new RefusedException(
                    "the name has " + name.length() + " characters",
                    "a run's name has 1 to " + LONGEST_NAME,
                    "give it another name");
        }
        String wanted = preset;
        if (Preset.all().stream().noneMatch(known -> known.id().equals(wanted))) {
            throw new RefusedException(
                    "there is no preset " + preset,
                    "presets are " + Preset.all().stream().map(Preset::id).toList(),
                    "choose one of them");
        }
        networks.architecture(imageSize, colour.channels()); // refuses what cannot be built
        requireBetween("number of epochs", epochs, 1, TrainingSettings.MAX_EPOCHS);
        requireBetween("batch size", batchSize, 2, TrainingSettings.MAX_BATCH);
        requireBetween(
                "number of epochs between kept checkpoints",
                keepEvery,
                0,
                TrainingSettings.MAX_EPOCHS);
        if (!device.matches("cpu|cuda:\\d{1,2}")) {
            throw new RefusedException(
                    "the device is " + device,
                    "a device is cpu or cuda:N",
                    "choose cpu if in doubt");
        }
    }

    /** With the preset's own networks and recipe. */
    public RunSettings(
            String name,
            UUID dataSet,
            Preset preset,
            int imageSize,
            Colour colour,
            int epochs,
            int batchSize,
            long seed,
            String device,
            Precision precision) {
        this(
                name,
                dataSet,
                preset.id(),
                imageSize,
                colour,
                ArchitectureSettings.of(preset),
                preset.recipe(),
                epochs,
                batchSize,
                seed,
                device,
                precision,
                usualKeepEvery(epochs),
                false,
                null);
    }

    /** The preset's own values on the processor. */
    public static RunSettings of(String name, UUID dataSet, Preset preset) {
        return new RunSettings(
                name,
                dataSet,
                preset,
                preset.imageSize(),
                Colour.of(preset),
                preset.epochs(),
                preset.batchSize(),
                1,
                ComputeDevice.CPU,
                Precision.AUTO);
    }

    /** The distance between kept checkpoints that gives about ten of them. */
    public static int usualKeepEvery(int epochs) {
        return Math.max(1, epochs / USUALLY_KEPT);
    }

    /** The same with another recipe and the networks that belong to it. */
    public RunSettings withRecipe(ArchitectureSettings itsNetworks, Recipe itsRecipe) {
        return withNetworks(itsNetworks).withRecipe(itsRecipe);
    }

    public GanArchitecture architecture() {
        return networks.architecture(imageSize, colour.channels());
    }

    /** The same for the engine. */
    public TrainingSettings training() {
        return new TrainingSettings(
                preset, architecture(), recipe, epochs, batchSize, seed, precision, device);
    }

    private static void requireBetween(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new RefusedException(
                    "the " + what + " is " + value,
                    "it is " + least + " to " + most,
                    "choose a number in between");
        }
    }
}
