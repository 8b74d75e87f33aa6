package loom.dataset.decode;

import java.awt.Dimension;
import java.nio.ByteBuffer;

/**
 * The first frame of a GIF and its place on the canvas.
 *
 * @param canvas the whole picture, as viewers show it
 */
record GifFrame(Dimension canvas, int left, int top) {
    private static final int SCREEN = 13; // signature and logical screen
    private static final int DESCRIPTOR = 10;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;

    static GifFrame first(byte[] content) throws PictureRefusal {
        int at = SCREEN + palette(content, SCREEN - 3);
        while (true) {
            need(content, at + 2);
            int block = content[at];
            if (block == IMAGE) {
                return at(content, at);
            }
            if (block != EXTENSION) {
                throw PictureRefusal.damaged(); // or no picture at all, which is no better
            }
            at = blocks(content, at + 2);
        }
    }

    /** Viewers make the canvas larger for a first frame that does not fit. */
    private static GifFrame at(byte[] content, int at) throws PictureRefusal {
        need(content, at + DESCRIPTOR);
        ByteBuffer bytes = Bytes.little(content);
        int left = Bytes.u16(bytes, at + 1);
        int top = Bytes.u16(bytes, at + 3);
        int width = Math.max(Bytes.u16(bytes, 6), left + Bytes.u16(bytes, at + 5));
        int height = Math.max(Bytes.u16(bytes, 8), top + Bytes.u16(bytes, at + 7));
        return new GifFrame(new Dimension(width, height), left, top);
    }

    /** Bytes of the palette that the flags promise. */
    private static int palette(byte[] content, int flagsAt) throws PictureRefusal {
        need(content, flagsAt + 1);
        int flags = content[flagsAt];
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /** Behind a row of blocks and the empty one that ends it. */
    private static int blocks(byte[] content, int from) throws PictureRefusal {
        int at = from;
        while (true) {
            need(content, at + 1);
            int length = content[at] & 0xFF;
            at += 1 + length;
            if (length == 0) {
                return at;
            }
        }
    }

    private static void need(byte[] content, int bytes) throws PictureRefusal {
        if (bytes > content.length) {
            throw PictureRefusal.cutOff();
        }
    }
}
