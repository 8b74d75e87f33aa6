package loom.training.run;

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
 */
public record ArchitectureSettings(
        String family, int latentSize, int generatorWidth, int discriminatorWidth) {
    /** Those of a preset. */
    public static ArchitectureSettings of(Preset preset) {
        GanArchitecture usual = preset.architecture(preset.imageSize(), 1);
        return new ArchitectureSettings(
                usual.family(),
                usual.latentSize(),
                usual.generatorWidth(),
                usual.discriminatorWidth());
    }

    /**
     * The networks for images of a size.
     *
     * @throws RefusedException if there are none, or a number is out of its range
     */
    public GanArchitecture architecture(int imageSize, int channels) {
        try {
            return new GanArchitecture(
                    family, imageSize, channels, latentSize, generatorWidth, discriminatorWidth);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(e, "change that, or choose another recipe");
        }
    }
}
