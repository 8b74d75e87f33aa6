package loom.engine.interchange;

import java.util.List;
import java.util.function.Supplier;

/**
 * A float32 tensor to be written, whose values are made when its turn comes.
 *
 * @param values row-major, as many as the shape says
 */
public record TensorSource(String name, List<Integer> shape, Supplier<float[]> values) {
    public TensorSource {
        shape = List.copyOf(shape);
    }

    /** Number of values. */
    long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
