package loom.engine.interchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor as a file holds it. The bytes are shared, not copied: treat them as read-only.
 *
 * @param bytes little endian, row-major
 */
public record RawTensor(ElementType type, List<Integer> shape, byte[] bytes) {
    public RawTensor {
        shape = List.copyOf(shape);
    }

    /**
     * Its values as float32; float64 is rounded.
     *
     * @throws IllegalStateException if it holds whole numbers
     */
    public Tensor toFloats() {
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.length / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (type) {
                        case F32 -> data.getFloat();
                        case F64 -> (float) data.getDouble();
                        case F16 -> Float.float16ToFloat(data.getShort());
                        case BF16 -> Float.intBitsToFloat(data.getShort() << 16);
                        default ->
                                throw new IllegalStateException(
                                        "only floating-point tensors can be read as floats, this"
                                                + " one is "
                                                + type);
                    };
        }
        return new Tensor(shape, values);
    }
}
