package loom.engine.interchange;

import java.util.Arrays;
import java.util.List;

/**
 * A float32 tensor on the Java heap, row-major. The values are shared, not copied: treat them as
 * read-only.
 */
public record Tensor(List<Integer> shape, float[] values) {
    public Tensor {
        shape = List.copyOf(shape);
        long size = 1;
        for (int dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("dimensions must not be negative: " + shape);
            }
            size = Math.multiplyExact(size, dimension);
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "a tensor of shape %s needs %d values, had %d"
                            .formatted(shape, size, values.length));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor it
                && shape.equals(it.shape)
                && Arrays.equals(values, it.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + shape;
    }
}
