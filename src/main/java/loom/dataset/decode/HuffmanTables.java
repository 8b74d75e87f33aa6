package loom.dataset.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * The tables of ISO/IEC 10918-1, annex K.3, which frames of motion JPEG leave out because every
 * viewer knows them.
 */
final class HuffmanTables {
    private static final byte[] SEGMENT = segment();

    private HuffmanTables() {}

    /** The file with the tables before its first scan. */
    static byte[] insert(byte[] jpeg, int firstScan) {
        return ByteBuffer.allocate(jpeg.length + SEGMENT.length)
                .put(jpeg, 0, firstScan)
                .put(SEGMENT)
                .put(jpeg, firstScan, jpeg.length - firstScan)
                .array();
    }

    private static byte[] segment() {
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        add(tables, 0x00, JPEGHuffmanTable.StdDCLuminance);
        add(tables, 0x01, JPEGHuffmanTable.StdDCChrominance);
        add(tables, 0x10, JPEGHuffmanTable.StdACLuminance);
        add(tables, 0x11, JPEGHuffmanTable.StdACChrominance);
        byte[] content = tables.toByteArray();
        return ByteBuffer.allocate(content.length + 4)
                .putShort((short) 0xFFC4)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static void add(ByteArrayOutputStream to, int place, JPEGHuffmanTable table) {
        to.write(place);
        short[] lengths = table.getLengths();
        for (int i = 0; i < 16; i++) {
            to.write(i < lengths.length ? lengths[i] : 0);
        }
        for (short value : table.getValues()) {
            to.write(value);
        }
    }
}
