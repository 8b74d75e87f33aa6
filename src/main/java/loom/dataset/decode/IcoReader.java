package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The largest picture of an icon file (ICO): a PNG, or a bitmap with a mask of what shows. */
final class IcoReader implements PictureReader {
    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final int FILE_HEADER = 14; // of a BMP, which bitmaps in icons lack

    private final PngReader png = new PngReader();
    private final BmpReader bmp = new BmpReader();

    @Override
    public Dimension size(byte[] content) throws IOException {
        byte[] picture = largest(content);
        return isPng(picture) ? png.size(picture) : bitmapSize(picture);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        byte[] picture = largest(content);
        return isPng(picture) ? png.read(picture) : DecodedPicture.upright(bitmap(picture));
    }

    private static byte[] largest(byte[] content) throws PictureRefusal {
        ByteBuffer bytes = Bytes.little(content);
        int best = -1;
        long most = -1;
        for (int i = 0; i < Bytes.u16(bytes, 4); i++) {
            int at = HEADER + i * ENTRY;
            // A side of 256 is written as 0; of equal pictures the one with more colours counts.
            int width = (content[at] - 1 & 0xFF) + 1;
            int height = (content[at + 1] - 1 & 0xFF) + 1;
            long rank = (long) width * height * 64 + Math.min(63, Bytes.u16(bytes, at + 6));
            if (rank > most) {
                most = rank;
                best = at;
            }
        }
        if (best < 0) {
            throw PictureRefusal.damaged();
        }
        long from = Bytes.u32(bytes, best + 12);
        long end = from + Bytes.u32(bytes, best + 8);
        if (end > content.length) {
            throw PictureRefusal.cutOff();
        }
        return Arrays.copyOfRange(content, (int) from, (int) end);
    }

    private static boolean isPng(byte[] picture) {
        return Bytes.text(picture, 0, 4).equals("\u0089PNG");
    }

    /** The rows of the mask follow those of the colours and are counted with them. */
    private static Dimension bitmapSize(byte[] bitmap) {
        ByteBuffer bytes = Bytes.little(bitmap);
        return new Dimension(Math.max(0, bytes.getInt(4)), Math.max(0, bytes.getInt(8) / 2));
    }

    private BufferedImage bitmap(byte[] bitmap) throws IOException {
        ByteBuffer bytes = Bytes.little(bitmap);
        Dimension size = bitmapSize(bitmap);
        int bits = Bytes.u16(bytes, 14);
        int colours = bits > 8 ? 0 : bytes.getInt(32) > 0 ? bytes.getInt(32) : 1 << bits;
        int pixels = bytes.getInt(0) + 4 * colours;
        int mask = pixels + rowBytes(size.width, bits) * size.height;
        BufferedImage image =
                new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_ARGB);
        Canvas.lay(bmp.read(file(bitmap, size, pixels)).image(), image, 0, 0);
        int[] argb = EightBits.ints(image);
        boolean hasAlpha = bits == 32 && takeAlpha(bytes, pixels, size, argb);
        if (!hasAlpha && mask + rowBytes(size.width, 1) * size.height <= bitmap.length) {
            takeMask(bytes, mask, size, argb);
        }
        return image;
    }

    private static byte[] file(byte[] bitmap, Dimension size, int pixels) {
        ByteBuffer file =
                ByteBuffer.allocate(FILE_HEADER + bitmap.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0);
        file.putInt(FILE_HEADER + pixels).put(bitmap);
        file.putInt(FILE_HEADER + 8, size.height);
        file.putInt(FILE_HEADER + 20, 0);
        return file.array();
    }

    /** False if all of it is nothing: old programs left the byte at 0. */
    private static boolean takeAlpha(ByteBuffer bytes, int pixels, Dimension size, int[] argb) {
        boolean isUsed = false;
        for (int i = 0; i < argb.length; i++) {
            isUsed |= bytes.get(pixels + 4 * i + 3) != 0;
        }
        for (int y = 0; isUsed && y < size.height; y++) {
            for (int x = 0; x < size.width; x++) {
                int from = pixels + 4 * ((size.height - 1 - y) * size.width + x) + 3;
                int to = y * size.width + x;
                argb[to] = argb[to] & 0xFFFFFF | bytes.get(from) << 24;
            }
        }
        return isUsed;
    }

    private static void takeMask(ByteBuffer bytes, int mask, Dimension size, int[] argb) {
        int row = rowBytes(size.width, 1);
        for (int y = 0; y < size.height; y++) {
            for (int x = 0; x < size.width; x++) {
                int from = mask + (size.height - 1 - y) * row + x / 8;
                if ((bytes.get(from) >> 7 - x % 8 & 1) == 1) {
                    argb[y * size.width + x] = 0;
                }
            }
        }
    }

    /** Rows end at whole groups of four bytes. */
    private static int rowBytes(int width, int bits) {
        return Math.toIntExact(((long) width * bits + 31) / 32 * 4);
    }
}
