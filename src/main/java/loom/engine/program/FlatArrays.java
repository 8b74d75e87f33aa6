package loom.engine.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Moves flat buffers between the Java heap and a device. */
public final class FlatArrays {
    private FlatArrays() {}

    /** The values in an array of libtorch's own memory on the scope's device. */
    public static NDArray upload(NDManager scope, float[] values) {
        try (NDArray overHeap = scope.create(values, new Shape(values.length))) {
            // On the processor DJL only wraps a buffer of the JVM's; a copy has libtorch's
            // alignment.
            return overHeap.duplicate();
        }
    }

    /** The values of an array on the Java heap. */
    public static float[] download(NDArray array) {
        return array.toFloatArray();
    }
}
