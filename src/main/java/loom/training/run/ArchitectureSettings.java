package loom.training.run;

import java.util.List;
import java.util.Objects;
import loom.base.RefusedException;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.recipe.Preset;

/**
 * The two networks of a run, whatever the size of its images.
 *
 * @param family id of a {@link GanFamily}
 * @param latentSize values of a latent
 * @param generatorWidth channels of the generator's last hidden layer
 * @param discriminatorWidth channels of the discriminator's first hidden layer
 * @param classes names of those that the networks learn, all of the data set's; empty for none
 */
public record ArchitectureSettings(
        String family,
        int latentSize,
        int generatorWidth,
        int discriminatorWidth,
        List<String> classes) {

    public ArchitectureSettings {
        classes = List.copyOf(Objects.requireNonNullElse(classes, List.of())); // older settings
    }

    /** Networks that learn no classes. */
    public ArchitectureSettings(
            String family, int latentSize, int generatorWidth, int discriminatorWidth) {
        this(family, latentSize, generatorWidth, discriminatorWidth, List.of());
    }

    /** Those of a preset. */
    public static ArchitectureSettings of(Preset preset) {
        GanArchitecture usual = preset.architecture(preset.imageSize(), 1);
        return new ArchitectureSettings(
                usual.family(),
                usual.latentSize(),
                usual.generatorWidth(),
                usual.discriminatorWidth());
    }

    /** The same with other classes. */
    public ArchitectureSettings withClasses(List<String> names) {
        return new ArchitectureSettings(
                family, latentSize, generatorWidth, discriminatorWidth, names);
    }

    /**
     * The networks for images of a size.
     *
     * @throws RefusedException if there are none, or a number is out of its range
     */
    public GanArchitecture architecture(int imageSize, int channels) {
        try {
            return new GanArchitecture(
                    family,
                    imageSize,
                    channels,
                    latentSize + classes.size(),
                    generatorWidth,
                    discriminatorWidth,
                    classes);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(e, "change that, or choose another recipe");
        }
    }
}
