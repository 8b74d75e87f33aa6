package loom.engine.quality;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import loom.engine.sampling.Picture;

/**
 * Small copies of pictures, to measure how alike whole pictures are.
 *
 * <p>A thumbnail has 14 to 27 pixels a side (16 for 64 x 64), each the mean of a square of the
 * picture, in [0, 1]. The distance of two is Euclidean, over all pixels and channels. That is blind
 * to fine detail and, on purpose, to small noise.
 */
final class DownsampledImages {
    /** As it is, and mirrored. */
    private static final int MIRRORED_POSES = 2;

    /** Mirrored or not, in four turns. */
    private static final int TURNED_POSES = 8;

    private final int side;
    private final int channels;
    private final int count;
    private final float[] values;

    private DownsampledImages(int side, int channels, int count, float[] values) {
        this.side = side;
        this.channels = channels;
        this.count = count;
        this.values = values;
    }

    /** Of every picture of a set that has at least one. */
    static DownsampledImages of(PictureSet pictures) {
        PictureShape shape = PictureShape.of(pictures.get(0));
        int[] sides = LaplacianPyramid.sides(shape.size());
        int side = sides[sides.length - 1];
        int components = side * side * shape.channels();
        int count = pictures.count();
        float[] values = new float[Math.multiplyExact(count, components)];
        for (int index = 0; index < count; index++) {
            Picture picture = pictures.get(index);
            shape.require(picture);
            shrink(picture, side, values, index * components);
        }
        return new DownsampledImages(side, shape.channels(), count, values);
    }

    /** Writes a thumbnail of a picture, (side, side, channels), to its place. */
    static void shrink(Picture picture, int side, float[] target, int offset) {
        byte[] pixels = picture.pixels();
        int size = picture.size();
        int channels = picture.channels();
        int box = size / side;
        int[] sums = new int[side * side * channels];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int cell = (y / box * side + x / box) * channels;
                int pixel = (y * size + x) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    sums[cell + channel] += pixels[pixel + channel] & 0xff;
                }
            }
        }
        float scale = 1f / (255 * box * box);
        for (int i = 0; i < sums.length; i++) {
            target[offset + i] = sums[i] * scale;
        }
    }

    /** Mean distance over all pairs; 0 if there is only one. */
    double meanPairwiseDistance() {
        if (count < 2) {
            return 0;
        }
        // With the pictures innermost, one instruction adds to many pairs at once.
        int components = components();
        float[] byComponent = byComponent();
        double sum = 0;
        for (int a = 1; a < count; a++) {
            float[] squares = new float[a];
            for (int k = 0; k < components; k++) {
                int row = k * count;
                float mine = byComponent[row + a];
                for (int b = 0; b < a; b++) {
                    float difference = mine - byComponent[row + b];
                    squares[b] += difference * difference;
                }
            }
            for (float square : squares) {
                sum += Math.sqrt(square);
            }
        }
        return sum / (count * (count - 1L) / 2);
    }

    private float[] byComponent() {
        int components = components();
        float[] turned = new float[values.length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < components; k++) {
                turned[k * count + i] = values[i * components + k];
            }
        }
        return turned;
    }

    /**
     * Distances from each of these to the nearest of the others, as it is or posed as training may
     * pose images: mirrored left to right and, if {@code turned}, in quarter turns as well.
     *
     * @param least the distances found before; lowered where one of the others is nearer
     */
    void lowerToNearest(double[] least, DownsampledImages others, boolean turned) {
        lowerToNearest(least, others, turned, false);
    }

    /** Mean distance to the nearest among these, each without itself; at least two. */
    double meanNearestDistance(boolean turned) {
        double[] least = unknownDistances();
        lowerToNearest(least, this, turned, true);
        return Arrays.stream(least).average().orElse(0);
    }

    /** A distance for each that any other is below. */
    double[] unknownDistances() {
        double[] least = new double[count];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        return least;
    }

    private void lowerToNearest(
            double[] least, DownsampledImages others, boolean turned, boolean skipSame) {
        NearestRows search = new NearestRows(others.values, components(), skipSame);
        DownsampledImages posed = this;
        for (int pose = 1; pose <= (turned ? TURNED_POSES : MIRRORED_POSES); pose++) {
            int[] nearest = search.find(posed.values);
            for (int i = 0; i < count; i++) {
                least[i] = Math.min(least[i], posed.distance(i, others, nearest[i]));
            }
            // A reflection at the middle, then one at the diagonal, are a quarter turn.
            posed = pose % 2 == 1 ? posed.mirrored() : posed.transposed();
        }
    }

    /** A byte for each value, rounded: a quarter of the memory. */
    byte[] packed() {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * values[i]);
        }
        return bytes;
    }

    /** Images like these that were {@link #packed}. */
    DownsampledImages unpacked(byte[] bytes) {
        float[] floats = new float[bytes.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (bytes[i] & 0xff) / 255f;
        }
        return new DownsampledImages(side, channels, bytes.length / components(), floats);
    }

    private DownsampledImages mirrored() {
        return rearranged((x, y) -> y * side + side - 1 - x);
    }

    private DownsampledImages transposed() {
        return rearranged((x, y) -> x * side + y);
    }

    /**
     * @param source gives the number of the pixel that comes to (x, y)
     */
    private DownsampledImages rearranged(IntBinaryOperator source) {
        float[] moved = new float[values.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = source.applyAsInt(x, y) * channels;
                int to = (y * side + x) * channels;
                for (int start = 0; start < values.length; start += components()) {
                    System.arraycopy(values, start + from, moved, start + to, channels);
                }
            }
        }
        return new DownsampledImages(side, channels, count, moved);
    }

    private double distance(int index, DownsampledImages others, int other) {
        int components = components();
        int a = index * components;
        int b = other * components;
        double sum = 0;
        for (int k = 0; k < components; k++) {
            double difference = values[a + k] - others.values[b + k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** The distance of two pictures that differ by one grey level of 255 in every pixel. */
    double greyLevel() {
        return Math.sqrt(components()) / 255;
    }

    private int components() {
        return side * side * channels;
    }
}
