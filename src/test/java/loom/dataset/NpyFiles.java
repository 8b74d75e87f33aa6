package loom.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Arrays as NumPy saves them, made on the spot. */
final class NpyFiles {
    private NpyFiles() {}

    /**
     * @param shape as Python writes it: "(20, 28, 28)"
     */
    static byte[] npy(String type, String shape, byte[] content) {
        return npy(type, "False", shape, content);
    }

    static byte[] npy(String type, String fortran, String shape, byte[] content) {
        String header =
                "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
                        .formatted(type, fortran, shape);
        ByteBuffer file =
                ByteBuffer.allocate(10 + header.length() + content.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) 1).put((byte) 0).putShort((short) header.length());
        return file.put(header.getBytes(StandardCharsets.US_ASCII)).put(content).array();
    }

    static byte[] floats(String shape, float... values) {
        ByteBuffer content = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            content.putFloat(value);
        }
        return npy("<f4", shape, content.array());
    }

    /** Images of 16 x 16, all pixels of the first 0, of the second 1, and so on. */
    static byte[] grey(int count) {
        byte[] pixels = new byte[count * 256];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 256);
        }
        return npy("|u1", "(%d, 16, 16)".formatted(count), pixels);
    }

    /** Labels 0, 1, 2, 0 and so on, in 64 bits. */
    static byte[] labels(int count) {
        ByteBuffer content = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            content.putLong(i % 3);
        }
        return npy("<i8", "(%d,)".formatted(count), content.array());
    }
}
