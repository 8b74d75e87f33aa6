package loom.engine.quality;

import loom.engine.sampling.Picture;

/**
 * Features that tell what is where in a picture: histograms of oriented gradients (Dalal and Triggs
 * 2005) and mean colours, on a grid of {@value #CELLS} x {@value #CELLS} cells.
 *
 * <p>A pixel's gradient is the difference of its neighbours, of the channel where that is largest.
 * Each cell has the mean magnitude at {@value #ORIENTATIONS} orientations, half a turn in all, a
 * gradient between two of them counting to both, as a square root; then the mean of each channel.
 * Pictures above {@value #LARGEST_SIDE} pixels are halved until they are not: what makes a shape is
 * seen at that size. It needs no network and no download; docs/adr/0018 says what else was tried.
 */
final class GradientFeatures {
    private static final int CELLS = 8;
    private static final int ORIENTATIONS = 8;
    private static final int LARGEST_SIDE = 128;

    /** A channel's range counts less than what a gradient can be. */
    private static final float COLOUR = 0.6f;

    /** Of gradients that differ by rounding alone, the first channel's counts. */
    private static final float CLEARLY = 1.00001f;

    private GradientFeatures() {}

    /** The features of every picture, (count, components). */
    static float[][] of(PictureSet pictures) {
        float[][] features = new float[pictures.count()][];
        for (int i = 0; i < features.length; i++) {
            features[i] = of(pictures.get(i));
        }
        return features;
    }

    private static float[] of(Picture picture) {
        int side = picture.size();
        while (side > LARGEST_SIDE) {
            side /= 2;
        }
        int channels = picture.channels();
        float[] pixels = new float[side * side * channels];
        DownsampledImages.shrink(picture, side, pixels, 0);
        int ofCell = ORIENTATIONS + channels;
        double[] sums = new double[CELLS * CELLS * ofCell];
        int[] counts = new int[CELLS * CELLS];
        for (int y = 0; y < side; y++) {
            int row = y * CELLS / side * CELLS;
            for (int x = 0; x < side; x++) {
                int cell = row + x * CELLS / side;
                counts[cell]++;
                addGradient(pixels, side, channels, x, y, sums, cell * ofCell);
                for (int channel = 0; channel < channels; channel++) {
                    sums[cell * ofCell + ORIENTATIONS + channel] +=
                            pixels[(y * side + x) * channels + channel];
                }
            }
        }
        return scaled(sums, counts, ofCell);
    }

    private static void addGradient(
            float[] pixels, int side, int channels, int x, int y, double[] sums, int target) {
        int left = (y * side + Math.max(0, x - 1)) * channels;
        int right = (y * side + Math.min(side - 1, x + 1)) * channels;
        int above = (Math.max(0, y - 1) * side + x) * channels;
        int below = (Math.min(side - 1, y + 1) * side + x) * channels;
        float across = 0;
        float down = 0;
        float square = 0;
        for (int channel = 0; channel < channels; channel++) {
            float dx = pixels[right + channel] - pixels[left + channel];
            float dy = pixels[below + channel] - pixels[above + channel];
            if (dx * dx + dy * dy > square * CLEARLY) {
                square = dx * dx + dy * dy;
                across = dx;
                down = dy;
            }
        }
        if (square == 0) {
            return;
        }
        double magnitude = Math.sqrt(square);
        double angle = Math.atan2(down, across) / Math.PI; // -1 to 1, a half turn apart is the same
        double place = (angle < 0 ? angle + 1 : angle) * ORIENTATIONS;
        int first = (int) place;
        double share = place - first;
        sums[target + first % ORIENTATIONS] += magnitude * (1 - share);
        sums[target + (first + 1) % ORIENTATIONS] += magnitude * share;
    }

    private static float[] scaled(double[] sums, int[] counts, int ofCell) {
        float[] features = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            double mean = sums[i] / counts[i / ofCell];
            features[i] = (float) (i % ofCell < ORIENTATIONS ? Math.sqrt(mean) : COLOUR * mean);
        }
        return features;
    }
}
