package loom.engine.network;

import java.util.List;

/**
 * The shape of a generator and its discriminator.
 *
 * @param family how the two are built; {@code dcgan} is the one there is
 * @param imageSize side of the square images: 32, 64, 128 or 256
 * @param channels 1 for grey, 3 for RGB
 * @param latentSize length of a latent vector
 * @param generatorWidth channels of the generator's last hidden layer
 * @param discriminatorWidth channels of the discriminator's first hidden layer
 */
public record GanArchitecture(
        String family,
        int imageSize,
        int channels,
        int latentSize,
        int generatorWidth,
        int discriminatorWidth) {

    /** The family of Radford et al. 2015, arXiv:1511.06434. */
    public static final String DCGAN = "dcgan";

    /** The image sides that there are networks for. */
    public static final List<Integer> IMAGE_SIZES = List.of(32, 64, 128, 256);

    private static final int MAX_LATENT = 4096;
    private static final int MAX_WIDTH = 512;

    public GanArchitecture {
        if (!family.equals(DCGAN)) {
            throw new IllegalArgumentException("family must be dcgan, was '" + family + "'");
        }
        if (!IMAGE_SIZES.contains(imageSize)) {
            throw new IllegalArgumentException(
                    "image size must be one of " + IMAGE_SIZES + ", was " + imageSize);
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "channels must be 1 (grey) or 3 (RGB), were " + channels);
        }
        requireBetween("latent size", latentSize, MAX_LATENT);
        requireBetween("generator width", generatorWidth, MAX_WIDTH);
        requireBetween("discriminator width", discriminatorWidth, MAX_WIDTH);
    }

    /** The classic one: latents of 100 values, both widths 64. */
    public static GanArchitecture dcgan(int imageSize, int channels) {
        return new GanArchitecture(DCGAN, imageSize, channels, 100, 64, 64);
    }

    /** The network from latents (B, Z, 1, 1) to images (B, C, S, S) in [-1, 1]. */
    public Network generator() {
        return Dcgan.generator(this);
    }

    /** The network from images (B, C, S, S) to logits (B, 1, 1, 1). */
    public Network discriminator() {
        return Dcgan.discriminator(this);
    }

    private static void requireBetween(String what, int value, int largest) {
        if (value < 1 || value > largest) {
            throw new IllegalArgumentException(
                    "%s must be in 1..%d, was %d".formatted(what, largest, value));
        }
    }
}
