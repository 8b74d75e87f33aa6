package loom.engine.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Brings numbers from the Java heap to libtorch through one block of memory outside of it, which an
 * array shares as long as it lives: the one before must be closed. DJL alone takes a new block for
 * every array, and such blocks pile up until the Java heap is full of something else.
 */
final class HostStagingBuffer {
    private ByteBuffer block = ByteBuffer.allocateDirect(0);

    NDArray floats(NDManager scope, float[] values, Shape shape) {
        block(values.length * Float.BYTES).asFloatBuffer().put(values);
        return scope.create(block, shape, DataType.FLOAT32);
    }

    NDArray doubles(NDManager scope, double[] values) {
        block(values.length * Double.BYTES).asDoubleBuffer().put(values);
        return scope.create(block, new Shape(values.length), DataType.FLOAT64);
    }

    private ByteBuffer block(int bytes) {
        if (block.capacity() != bytes) {
            block = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        return block.clear();
    }
}
