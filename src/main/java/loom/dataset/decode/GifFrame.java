package loom.dataset.decode;

import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The first frame of a GIF and its place on the canvas.
 *
 * @param canvas the whole picture, as viewers show it
 * @param alone a GIF of this frame alone; null if only the header was asked for
 */
record GifFrame(Dimension canvas, int left, int top, byte @Nullable [] alone) {
    private static final int SCREEN = 13; // signature and logical screen
    private static final int DESCRIPTOR = 10;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xF9;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;

    static GifFrame header(byte[] content) throws PictureRefusal {
        return new Walk(content).find(false);
    }

    static GifFrame first(byte[] content) throws PictureRefusal {
        return new Walk(content).find(true);
    }

    private static final class Walk {
        private final byte[] content;
        private final ByteBuffer bytes;
        private final ByteArrayOutputStream alone = new ByteArrayOutputStream();

        Walk(byte[] content) {
            this.content = content;
            this.bytes = Bytes.little(content);
        }

        GifFrame find(boolean withPixels) throws PictureRefusal {
            int at = SCREEN + palette(SCREEN - 3);
            need(at);
            if (withPixels) {
                alone.write(content, 0, at);
            }
            while (true) {
                need(at + 2);
                int block = content[at] & 0xFF;
                if (block == IMAGE) {
                    return frame(at, withPixels);
                }
                if (block != EXTENSION) {
                    throw PictureRefusal.damaged(); // or no picture at all, which is no better
                }
                int end = blocks(at + 2);
                // Comments and what programs add may be long, and the decoder would gather them.
                if (withPixels && (content[at + 1] & 0xFF) == CONTROL) {
                    alone.write(content, at, end - at);
                }
                at = end;
            }
        }

        private GifFrame frame(int at, boolean withPixels) throws PictureRefusal {
            need(at + DESCRIPTOR);
            int left = Bytes.u16(bytes, at + 1);
            int top = Bytes.u16(bytes, at + 3);
            int width = Math.max(Bytes.u16(bytes, 6), left + Bytes.u16(bytes, at + 5));
            int height = Math.max(Bytes.u16(bytes, 8), top + Bytes.u16(bytes, at + 7));
            byte[] file = null;
            if (withPixels) {
                int data = at + DESCRIPTOR + palette(at + DESCRIPTOR - 1) + 1;
                alone.write(content, at, blocks(data) - at);
                alone.write(TRAILER);
                file = alone.toByteArray();
            }
            return new GifFrame(new Dimension(width, height), left, top, file);
        }

        /** Bytes of the palette that the flags promise. */
        private int palette(int flagsAt) throws PictureRefusal {
            need(flagsAt + 1);
            int flags = content[flagsAt];
            return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        }

        /** Behind a row of blocks and the empty one that ends it. */
        private int blocks(int from) throws PictureRefusal {
            int at = from;
            while (true) {
                need(at + 1);
                int length = content[at] & 0xFF;
                at += 1 + length;
                if (length == 0) {
                    return at;
                }
            }
        }

        private void need(int bytes) throws PictureRefusal {
            if (bytes > content.length) {
                throw PictureRefusal.cutOff();
            }
        }
    }
}
