package loom.dataset.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the headers of files. Positions that lie make it throw an unchecked exception. */
final class Bytes {
    private Bytes() {}

    static ByteBuffer big(byte[] content) {
        return ByteBuffer.wrap(content);
    }

    static ByteBuffer little(byte[] content) {
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    static int u16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    static long u32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xFFFF_FFFFL;
    }

    static String text(byte[] content, int at, int length) {
        int end = Math.min(content.length, at + length);
        return new String(content, at, Math.max(0, end - at), StandardCharsets.ISO_8859_1);
    }
}
