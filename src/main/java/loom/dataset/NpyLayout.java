package loom.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of an array are images.
 *
 * @param planar true for (N, C, H, W): each channel by itself
 */
record NpyLayout(long count, long height, long width, int channels, boolean planar) {
    /** In words, for a refusal. */
    static final String ALLOWED =
            "images are (N, H, W), (N, H, W, 3), (N, 3, H, W) or (N, side x side) arrays";

    /** Null if the shape is none of images, or may be several. */
    static @Nullable NpyLayout of(List<Long> shape) {
        return switch (shape.size()) {
            case 2 -> flattened(shape.get(0), shape.get(1));
            case 3 -> new NpyLayout(shape.get(0), shape.get(1), shape.get(2), 1, false);
            case 4 -> ofFour(shape);
            default -> null;
        };
    }

    private static @Nullable NpyLayout ofFour(List<Long> shape) {
        if (isChannels(shape.get(3))) {
            int channels = (int) (long) shape.get(3);
            return new NpyLayout(shape.get(0), shape.get(1), shape.get(2), channels, false);
        }
        if (isChannels(shape.get(1))) {
            int channels = (int) (long) shape.get(1);
            return new NpyLayout(shape.get(0), shape.get(2), shape.get(3), channels, true);
        }
        return null;
    }

    /** Grey squares only: three channels could lie side by side or one after the other. */
    private static @Nullable NpyLayout flattened(long count, long pixels) {
        long side = Math.round(Math.sqrt(pixels));
        boolean isSquare = side >= ImageCheck.LEAST_SIDE && side * side == pixels;
        // As many rows as columns: that is one picture as likely as many.
        return isSquare && count != pixels ? new NpyLayout(count, side, side, 1, false) : null;
    }

    private static boolean isChannels(long size) {
        return size == 1 || size == 3;
    }

    IdxHeader header() {
        return new IdxHeader(
                IdxHeader.UNSIGNED_BYTE,
                channels == 1
                        ? List.of(count, height, width)
                        : List.of(count, height, width, (long) channels));
    }

    /** Where the number of a sample of an image lies within that image. */
    int position(int sample) {
        if (!planar || channels == 1) {
            return sample;
        }
        int plane = Math.toIntExact(height * width);
        return sample % channels * plane + sample / channels;
    }
}
