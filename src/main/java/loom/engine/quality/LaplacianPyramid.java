package loom.engine.quality;

import loom.engine.sampling.Picture;

/**
 * Splits a picture into bands of detail, fine to coarse (Burt and Adelson 1983).
 *
 * <p>in: a picture of side S; out: levels of side S, S/2, S/4, … each with one plane per channel,
 * in grey levels of 0 to 255. Every level but the last is what is lost when the picture is halved
 * and doubled again; the last is the picture itself at that side. Halving and doubling filter with
 * [1 4 6 4 1]/16 in both directions, the picture mirrored at its edges without doubling the edge,
 * as Karras et al.'s code does (2018, metrics/sliced_wasserstein.py). There the smallest side is
 * 16; here 14, so that pictures of 28 x 28 have two levels.
 */
final class LaplacianPyramid {
    private static final int SMALLEST_SIDE = 14;

    private LaplacianPyramid() {}

    /**
     * The sides of the levels, largest first.
     *
     * @throws IllegalArgumentException if a side is too small or cannot be halved
     */
    static int[] sides(int size) {
        int levels = 1;
        int side = size;
        while (side >= 2 * SMALLEST_SIDE && side % 2 == 0) {
            side /= 2;
            levels++;
        }
        if (side < SMALLEST_SIDE || side >= 2 * SMALLEST_SIDE) {
            throw new IllegalArgumentException(
                    "pictures must have a side of 14 to 27 times a power of two, was %d: use 28, 32, 64, 128 or 256"
                            .formatted(size));
        }
        int[] sides = new int[levels];
        for (int level = 0; level < levels; level++) {
            sides[level] = size >> level;
        }
        return sides;
    }

    /** The levels of a picture, each channels * side * side values: planes of rows. */
    static float[][] of(Picture picture) {
        int channels = picture.channels();
        int[] sides = sides(picture.size());
        float[][] levels = new float[sides.length][];
        levels[0] = planes(picture);
        for (int level = 1; level < sides.length; level++) {
            levels[level] = halved(levels[level - 1], channels, sides[level - 1]);
            subtractDoubled(levels[level - 1], levels[level], channels, sides[level]);
        }
        return levels;
    }

    private static float[] planes(Picture picture) {
        byte[] pixels = picture.pixels();
        int channels = picture.channels();
        int area = picture.size() * picture.size();
        float[] planes = new float[pixels.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < area; i++) {
                planes[channel * area + i] = pixels[i * channels + channel] & 0xff;
            }
        }
        return planes;
    }

    /** Filters, then keeps every second pixel of every second row. */
    private static float[] halved(float[] planes, int channels, int side) {
        int half = side / 2;
        int rows = channels * side;
        float[] narrow = new float[rows * half];
        for (int row = 0; row < rows; row++) {
            int from = row * side;
            int target = row * half;
            narrow[target] = filteredAt(planes, from, 0, side);
            for (int x = 1; x < half - 1; x++) {
                int at = from + 2 * x;
                narrow[target + x] =
                        filtered(
                                planes[at - 2],
                                planes[at - 1],
                                planes[at],
                                planes[at + 1],
                                planes[at + 2]);
            }
            narrow[target + half - 1] = filteredAt(planes, from, side - 2, side);
        }
        float[] out = new float[channels * half * half];
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < half; y++) {
                int plane = channel * side;
                int a = (plane + Math.abs(2 * y - 2)) * half;
                int b = (plane + Math.abs(2 * y - 1)) * half;
                int c = (plane + 2 * y) * half;
                int d = (plane + 2 * y + 1) * half;
                int e = (plane + mirrored(2 * y + 2, side)) * half;
                int target = (channel * half + y) * half;
                for (int x = 0; x < half; x++) {
                    out[target + x] =
                            filtered(
                                    narrow[a + x],
                                    narrow[b + x],
                                    narrow[c + x],
                                    narrow[d + x],
                                    narrow[e + x]);
                }
            }
        }
        return out;
    }

    /** At an edge: what lies beyond it is mirrored. */
    private static float filteredAt(float[] planes, int row, int x, int side) {
        return filtered(
                planes[row + Math.abs(x - 2)],
                planes[row + Math.abs(x - 1)],
                planes[row + x],
                planes[row + x + 1],
                planes[row + mirrored(x + 2, side)]);
    }

    private static float filtered(float a, float b, float c, float d, float e) {
        return (a + e + 4 * (b + d) + 6 * c) * 0.0625f;
    }

    private static int mirrored(int index, int side) {
        return index < side ? index : 2 * side - 2 - index;
    }

    /** Takes the small picture, doubled, from the large one. */
    private static void subtractDoubled(float[] large, float[] small, int channels, int side) {
        int full = 2 * side;
        int rows = channels * side;
        float[] wide = new float[rows * full];
        for (int row = 0; row < rows; row++) {
            int from = row * side;
            int target = row * full;
            float before = small[from + 1]; // mirrored
            float here = small[from];
            for (int x = 0; x < side - 1; x++) {
                float after = small[from + x + 1];
                wide[target + 2 * x] = (before + after + 6 * here) * 0.125f;
                wide[target + 2 * x + 1] = (here + after) * 0.5f;
                before = here;
                here = after;
            }
            // Mirrored among the doubled pixels, the last one follows itself.
            wide[target + full - 2] = (before + 7 * here) * 0.125f;
            wide[target + full - 1] = here;
        }
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < side; y++) {
                int plane = channel * side;
                int before = (plane + Math.abs(y - 1)) * full;
                int here = (plane + y) * full;
                int after = (plane + Math.min(y + 1, side - 1)) * full;
                int even = (channel * full + 2 * y) * full;
                int odd = even + full;
                for (int x = 0; x < full; x++) {
                    float centre = wide[here + x];
                    float below = wide[after + x];
                    large[even + x] -= (wide[before + x] + below + 6 * centre) * 0.125f;
                    large[odd + x] -= (centre + below) * 0.5f;
                }
            }
        }
    }
}
