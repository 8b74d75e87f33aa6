package loom.dataset.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** The numbers of a TIFF's first directory; of other values only that they are there. */
final class TiffDirectory {
    static final int SUBFILE_TYPE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int COMPRESSION = 259;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int OTHER_PICTURES = 330;
    static final int DNG_VERSION = 50706;

    private static final int ENTRY = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private final Map<Integer, Long> numbers = new HashMap<>();

    TiffDirectory(byte[] content) throws PictureRefusal {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        bytes.order(content[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long at = Bytes.u32(bytes, 4);
        if (at + 2 > content.length) {
            throw PictureRefusal.cutOff();
        }
        int entries = Bytes.u16(bytes, (int) at);
        if (at + 2 + (long) entries * ENTRY > content.length) {
            throw PictureRefusal.cutOff();
        }
        for (int i = 0; i < entries; i++) {
            int entry = (int) at + 2 + i * ENTRY;
            int type = Bytes.u16(bytes, entry + 2);
            long value =
                    switch (type) {
                        case SHORT -> Bytes.u16(bytes, entry + 8);
                        case LONG -> Bytes.u32(bytes, entry + 8);
                        default -> 0;
                    };
            numbers.putIfAbsent(Bytes.u16(bytes, entry), value);
        }
    }

    boolean has(int tag) {
        return numbers.containsKey(tag);
    }

    long get(int tag, long otherwise) {
        return numbers.getOrDefault(tag, otherwise);
    }
}
