package loom.engine.quality;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;

/**
 * Finds which row of a matrix is nearest to a given one, by |b|^2 - 2 a b, which orders rows b as
 * |a - b| does. In float32: among rows that are nearly as near as each other it may take any.
 */
final class NearestRows {
    private static final int ROWS_AT_ONCE = 128;

    private final float[] rows;
    private final int components;
    private final int count;
    private final boolean skipSame;
    private final float[] squares;

    /**
     * @param rows (count, components)
     * @param skipSame true if row i must not be found for query i
     */
    NearestRows(float[] rows, int components, boolean skipSame) {
        this.rows = rows;
        this.components = components;
        this.skipSame = skipSame;
        count = rows.length / components;
        squares = new float[count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = i * components; k < (i + 1) * components; k++) {
                sum += (double) rows[k] * rows[k];
            }
            squares[i] = (float) sum;
        }
    }

    /** The index of the row nearest to each of the queries, (queries, components). */
    int[] find(float[] queries) {
        int[] nearest = new int[queries.length / components];
        try (NDManager scope = TorchEngine.newManager(ComputeDevice.CPU)) {
            NDArray columns = scope.create(rows, new Shape(count, components)).transpose();
            for (int from = 0; from < nearest.length; from += ROWS_AT_ONCE) {
                int to = Math.min(nearest.length, from + ROWS_AT_ONCE);
                float[] part = Arrays.copyOfRange(queries, from * components, to * components);
                float[] products;
                try (NDArray some = scope.create(part, new Shape(to - from, components));
                        NDArray product = some.matMul(columns)) {
                    products = product.toFloatArray();
                }
                for (int i = from; i < to; i++) {
                    nearest[i] = smallest(products, (i - from) * count, skipSame ? i : -1);
                }
            }
        }
        return nearest;
    }

    private int smallest(float[] products, int offset, int skipped) {
        int best = -1;
        float least = Float.POSITIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            float value = squares[k] - 2 * products[offset + k];
            if (value < least && k != skipped) {
                least = value;
                best = k;
            }
        }
        return best;
    }
}
