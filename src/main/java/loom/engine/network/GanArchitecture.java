package loom.engine.network;

import java.util.List;
import java.util.Objects;

/**
 * The shape of a generator and its discriminator.
 *
 * @param family id of the {@link GanFamily}
 * @param imageSize side of the square images, one of its family's {@link GanFamily#imageSizes}
 * @param channels 1 for grey, 3 for RGB
 * @param latentSize length of a latent vector, the weights of the classes at its end
 * @param generatorWidth channels of the generator's last hidden layer; in the family {@link
 *     GanFamily#STYLE} those at 64 pixels
 * @param discriminatorWidth channels of the discriminator's first hidden layer, or there those at
 *     64 pixels
 * @param classes names of what it can be told to draw; empty if it draws what it likes. A latent
 *     then ends with a weight for each, 1 for its own and 0 for the others in training, and the
 *     discriminator judges images as those of a class (Miyato and Koyama 2018, arXiv:1802.05637)
 */
public record GanArchitecture(
        String family,
        int imageSize,
        int channels,
        int latentSize,
        int generatorWidth,
        int discriminatorWidth,
        List<String> classes) {

    /** The image sides that there are networks for. */
    public static final List<Integer> IMAGE_SIZES = List.of(28, 32, 64, 128, 256, 512);

    /** The longest latent. */
    public static final int MAX_LATENT = 4096;

    /** The most channels that a width may ask for. */
    public static final int MAX_WIDTH = 512;

    public GanArchitecture {
        classes = List.copyOf(Objects.requireNonNullElse(classes, List.of())); // of older files
        if (!classes.isEmpty() && !GanFamily.of(family).knowsClasses()) {
            throw new IllegalArgumentException(
                    "the family %s does not learn classes".formatted(family));
        }
        if (classes.size() >= latentSize && !classes.isEmpty()) {
            throw new IllegalArgumentException(
                    "latent size must be more than the %d classes, was %d"
                            .formatted(classes.size(), latentSize));
        }
        List<Integer> sizes = GanFamily.of(family).imageSizes();
        if (!sizes.contains(imageSize)) {
            throw new IllegalArgumentException(
                    "image size must be one of " + sizes + ", was " + imageSize);
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "channels must be 1 (grey) or 3 (RGB), were " + channels);
        }
        requireBetween("latent size", latentSize, MAX_LATENT);
        requireBetween("generator width", generatorWidth, MAX_WIDTH);
        requireBetween("discriminator width", discriminatorWidth, MAX_WIDTH);
    }

    /** Networks that know no classes. */
    public GanArchitecture(
            String family,
            int imageSize,
            int channels,
            int latentSize,
            int generatorWidth,
            int discriminatorWidth) {
        this(
                family,
                imageSize,
                channels,
                latentSize,
                generatorWidth,
                discriminatorWidth,
                List.of());
    }

    /** The classic one: latents of 100 values, both widths 64. */
    public static GanArchitecture dcgan(int imageSize, int channels) {
        return new GanArchitecture(GanFamily.DCGAN.id(), imageSize, channels, 100, 64, 64);
    }

    /** How the two networks are built. */
    public GanFamily shape() {
        return GanFamily.of(family);
    }

    /** True if the generator has styles, which can be mixed. */
    public boolean hasStyles() {
        return generator().styles().isPresent();
    }

    /** What the discriminator gives for an image: a logit, and what to add for each class. */
    int outputs() {
        return 1 + classes.size();
    }

    /** The network from latents (B, Z, 1, 1) to images (B, C, S, S), white at 1, black at -1. */
    public Network generator() {
        return shape().generator(this);
    }

    /** The classic network from images (B, C, S, S) to logits (B, 1 + classes, 1, 1). */
    public Network discriminator() {
        return discriminator(DiscriminatorOptions.classic());
    }

    /** The network from images (B, C, S, S) to logits (B, 1 + classes, 1, 1). */
    public Network discriminator(DiscriminatorOptions options) {
        return shape().discriminator(this, options);
    }

    /**
     * What content hashes are made of, spelt out because every piece remembers its model by such a
     * hash: these bytes must never change for networks that there are. A new component joins at the
     * end, and only where it differs from what older models stand for.
     */
    public String canonical() {
        return """
        {"family":"%s","imageSize":%d,"channels":%d,"latentSize":%d,"generatorWidth":%d,\
        "discriminatorWidth":%d%s}\
        """
                .formatted(
                        family,
                        imageSize,
                        channels,
                        latentSize,
                        generatorWidth,
                        discriminatorWidth,
                        classes.isEmpty() ? "" : ",\"classes\":" + classes.size());
    }

    private static void requireBetween(String what, int value, int largest) {
        if (value < 1 || value > largest) {
            throw new IllegalArgumentException(
                    "%s must be in 1..%d, was %d".formatted(what, largest, value));
        }
    }
}
