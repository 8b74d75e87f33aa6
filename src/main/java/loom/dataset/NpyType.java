package loom.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array, as far as they can be pixels or labels.
 *
 * @param kind NumPy's letter: b (true or false), u, i, f
 * @param bytes of one element
 */
record NpyType(char kind, int bytes, ByteOrder order) {
    /** Null for what is never read: text, complex numbers, Python's objects. */
    static @Nullable NpyType of(String word) {
        if (!word.matches("[<>|=](b1|[ui][1248]|f[248])")) {
            return null;
        }
        ByteOrder order = word.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyType(word.charAt(1), word.charAt(2) - '0', order);
    }

    boolean isFloat() {
        return kind == 'f';
    }

    boolean isBytes() {
        return kind == 'u' && bytes == 1;
    }

    /** One element; the buffer has the order of this type. */
    double value(ByteBuffer from, int at) {
        return switch (bytes) {
            case 1 -> kind == 'i' ? from.get(at) : from.get(at) & 0xFF;
            case 2 ->
                    switch (kind) {
                        case 'f' -> Float.float16ToFloat(from.getShort(at));
                        case 'i' -> from.getShort(at);
                        default -> Short.toUnsignedInt(from.getShort(at));
                    };
            case 4 ->
                    switch (kind) {
                        case 'f' -> from.getFloat(at);
                        case 'i' -> from.getInt(at);
                        default -> Integer.toUnsignedLong(from.getInt(at));
                    };
            default -> kind == 'f' ? from.getDouble(at) : from.getLong(at);
        };
    }
}
