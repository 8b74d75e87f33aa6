package loom.dataset.jpeg;

import java.util.Arrays;

/**
 * The inverse cosine transform to N x N samples, N being 1, 2, 4 or 8.
 *
 * <p>f(n) = F(0) / sqrt(8) + 1/2 * sum over k = 1 … N-1 of F(k) cos((2n + 1) k pi / 2N), along
 * columns, then along rows; plus 128. This is ITU-T T.81, A.3.3 with N for 8, scaled so that the
 * mean of a block stays. For one thread.
 */
final class SmallBlock {
    private static final int ALL = 64;
    private static final int WHOLE = 8;
    private static final float LEVEL = 128.5f; // one half for rounding

    private final int side;
    private final int[] places;
    private final float[] basis;
    private final float[] coefficients;
    private final float[] columns;

    SmallBlock(int side) {
        this.side = side;
        places = places(side);
        basis = basis(side);
        coefficients = new float[side * side + 1];
        columns = new float[side * side];
    }

    int side() {
        return side;
    }

    /** For each coefficient in zigzag order its place in {@link #coefficients}. */
    int[] places() {
        return places;
    }

    /**
     * N x N, row by row, and one place for all that do not matter; to be filled before {@link
     * #write}.
     */
    float[] coefficients() {
        return coefficients;
    }

    void write(byte[] samples, int at, int stride) {
        if (isFlat()) writeFlat(samples, at, stride);
        else if (side == 4) writeFour(samples, at, stride);
        else writeAny(samples, at, stride);
    }

    private boolean isFlat() {
        for (int i = 1; i < side * side; i++) if (coefficients[i] != 0) return false;
        return true;
    }

    private void writeFlat(byte[] samples, int at, int stride) {
        byte value = sample(coefficients[0] / WHOLE);
        for (int y = 0; y < side; y++)
            Arrays.fill(samples, at + y * stride, at + y * stride + side, value);
    }

    private void writeAny(byte[] samples, int at, int stride) {
        for (int n = 0; n < side; n++)
            for (int x = 0; x < side; x++) {
                float sum = 0;
                for (int k = 0; k < side; k++)
                    sum += basis[n * side + k] * coefficients[k * side + x];
                columns[n * side + x] = sum;
            }
        for (int y = 0; y < side; y++)
            for (int n = 0; n < side; n++) {
                float sum = 0;
                for (int k = 0; k < side; k++) sum += basis[n * side + k] * columns[y * side + k];
                samples[at + y * stride + n] = sample(sum);
            }
    }

    /** The same, written out, with what even and odd frequencies share. */
    private void writeFour(byte[] samples, int at, int stride) {
        float mean = basis[0];
        float slope = basis[1];
        float steep = basis[3];
        float[] c = coefficients;
        for (int x = 0; x < 4; x++) {
            float sum = mean * c[x] + mean * c[8 + x];
            float difference = mean * c[x] - mean * c[8 + x];
            float outer = slope * c[4 + x] + steep * c[12 + x];
            float inner = steep * c[4 + x] - slope * c[12 + x];
            columns[x] = sum + outer;
            columns[4 + x] = difference + inner;
            columns[8 + x] = difference - inner;
            columns[12 + x] = sum - outer;
        }
        for (int y = 0; y < 4; y++) {
            float sum = mean * columns[4 * y] + mean * columns[4 * y + 2];
            float difference = mean * columns[4 * y] - mean * columns[4 * y + 2];
            float outer = slope * columns[4 * y + 1] + steep * columns[4 * y + 3];
            float inner = steep * columns[4 * y + 1] - slope * columns[4 * y + 3];
            int row = at + y * stride;
            samples[row] = sample(sum + outer);
            samples[row + 1] = sample(difference + inner);
            samples[row + 2] = sample(difference - inner);
            samples[row + 3] = sample(sum - outer);
        }
    }

    private static byte sample(float value) {
        return (byte) Math.max(0, Math.min((int) (value + LEVEL), 255));
    }

    private static float[] basis(int side) {
        float[] basis = new float[side * side];
        for (int n = 0; n < side; n++)
            for (int k = 0; k < side; k++)
                basis[n * side + k] =
                        k == 0
                                ? (float) Math.sqrt(1.0 / WHOLE)
                                : (float)
                                        (0.5
                                                * StrictMath.cos(
                                                        (2 * n + 1) * k * Math.PI / 2 / side));
        return basis;
    }

    /** Walks the diagonals of the block as T.81's figure 5 does. */
    private static int[] places(int side) {
        int[] places = new int[ALL];
        int i = 0;
        for (int diagonal = 0; diagonal < 2 * WHOLE - 1; diagonal++)
            for (int step = 0; step <= diagonal; step++) {
                int row = diagonal % 2 == 0 ? diagonal - step : step;
                int column = diagonal - row;
                if (row < WHOLE && column < WHOLE)
                    places[i++] = row < side && column < side ? row * side + column : side * side;
            }
        return places;
    }
}
