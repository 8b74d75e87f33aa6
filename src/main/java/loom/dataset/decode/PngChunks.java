package loom.dataset.decode;

import java.awt.Dimension;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the chunks of a PNG say about its pixels. Nothing is unpacked here: a reader of all metadata
 * also unpacks texts, which may be gigabytes.
 */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int FRAME = 12; // length, type and checksum
    private static final Set<String> ABOUT = Set.of("cICP", "iCCP", "sRGB", "gAMA", "cHRM", "eXIf");

    private final byte[] content;
    private final Map<String, byte[]> about = new HashMap<>();

    private PngChunks(byte[] content) {
        this.content = content;
        ByteBuffer bytes = Bytes.big(content);
        for (int at = SIGNATURE; at + FRAME <= content.length; ) {
            long length = Bytes.u32(bytes, at);
            String type = Bytes.text(content, at + 4, 4);
            if (length > content.length - FRAME - at || type.equals("IEND")) {
                break; // whether pixels are missing, the decoder finds out
            }
            int end = at + FRAME + (int) length;
            if (ABOUT.contains(type)) {
                about.putIfAbsent(type, Arrays.copyOfRange(content, at + 8, end - 4));
            }
            at = end;
        }
    }

    /** From the first chunk, where it has to be. */
    static Dimension size(byte[] content) throws PictureRefusal {
        if (content.length < SIGNATURE + FRAME + 13) {
            throw PictureRefusal.cutOff();
        }
        if (!Bytes.text(content, SIGNATURE + 4, 4).equals("IHDR")) {
            throw PictureRefusal.damaged();
        }
        int width = Bytes.big(content).getInt(SIGNATURE + 8);
        int height = Bytes.big(content).getInt(SIGNATURE + 12);
        if (width <= 0 || height <= 0) {
            throw PictureRefusal.damaged();
        }
        return new Dimension(width, height);
    }

    static PngChunks of(byte[] content) {
        return new PngChunks(content);
    }

    /** The first chunk of a type that says something about the pixels; null if there is none. */
    byte @Nullable [] get(String type) {
        return about.get(type);
    }

    /** True if the file says so, without regard to a palette's colours. */
    boolean isGrey() {
        return (content[SIGNATURE + 17] & 2) == 0;
    }
}
