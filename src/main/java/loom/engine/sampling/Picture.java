package loom.engine.sampling;

import java.util.Arrays;

/**
 * A square picture.
 *
 * @param size side in pixels
 * @param channels 1 for grey, 3 for RGB
 * @param pixels size * size * channels unsigned bytes, row by row, the channels of a pixel together
 */
public record Picture(int size, int channels, byte[] pixels) {
    public Picture {
        if (size < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException(
                    "a picture needs a size of at least 1 and 1 or 3 channels, had %d and %d"
                            .formatted(size, channels));
        }
        if (pixels.length != size * size * channels) {
            throw new IllegalArgumentException(
                    "a picture of %d x %d x %d needs %d bytes, had %d"
                            .formatted(
                                    size, size, channels, size * size * channels, pixels.length));
        }
        pixels = pixels.clone();
    }

    @Override
    public byte[] pixels() {
        return pixels.clone();
    }

    /** One channel of one pixel, 0 to 255. */
    public int value(int x, int y, int channel) {
        return pixels[(y * size + x) * channels + channel] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture it
                && size == it.size
                && channels == it.channels
                && Arrays.equals(pixels, it.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + channels) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "Picture[%d x %d x %d]".formatted(size, size, channels);
    }
}
