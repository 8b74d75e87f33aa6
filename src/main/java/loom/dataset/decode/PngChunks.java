package loom.dataset.decode;

import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a PNG. Only those that the pixels need go to the decoder: it would unpack texts,
 * which may be gigabytes.
 */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int FRAME = 12; // length, type and checksum
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT");
    private static final Set<String> ABOUT = Set.of("cICP", "iCCP", "sRGB", "gAMA", "cHRM", "eXIf");
    private static final byte[] END = {
        0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82
    };

    private final byte[] content;
    private final ByteBuffer bytes;
    private final Map<String, byte[]> about = new HashMap<>();
    private final ByteArrayOutputStream pixels;

    private PngChunks(byte[] content) {
        this.content = content;
        this.bytes = Bytes.big(content);
        this.pixels = new ByteArrayOutputStream(content.length + END.length);
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

    static PngChunks of(byte[] content) throws PictureRefusal {
        PngChunks chunks = new PngChunks(content);
        chunks.walk();
        return chunks;
    }

    /** A PNG of the same pixels and nothing else. */
    byte[] pixels() {
        return pixels.toByteArray();
    }

    /** The first chunk of a type that says something about the pixels; null if there is none. */
    byte @Nullable [] get(String type) {
        return about.get(type);
    }

    /** True if the file says so, without regard to a palette's colours. */
    boolean isGrey() {
        return (content[SIGNATURE + 17] & 2) == 0;
    }

    private void walk() throws PictureRefusal {
        pixels.write(content, 0, SIGNATURE);
        for (int at = SIGNATURE; at + FRAME <= content.length; ) {
            long length = Bytes.u32(bytes, at);
            String type = Bytes.text(content, at + 4, 4);
            if (type.equals("IEND")) {
                break;
            }
            if (length > content.length - FRAME - at) {
                if (PIXELS.contains(type)) {
                    throw PictureRefusal.cutOff();
                }
                break; // the pixels before it may be whole: the decoder finds out
            }
            int end = at + FRAME + (int) length;
            if (PIXELS.contains(type)) {
                pixels.write(content, at, end - at);
            } else if (ABOUT.contains(type)) {
                about.putIfAbsent(type, Arrays.copyOfRange(content, at + 8, end - 4));
            }
            at = end;
        }
        pixels.writeBytes(END);
    }
}
