package loom.dataset.decode;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** BMP, through Java's own decoder, but for files within it: there it believes any length. */
final class BmpReader implements PictureReader {
    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int JPEG = 4;
    private static final int PNG = 5;

    private final ImageIoReading reading = new ImageIoReading("bmp");

    @Override
    public Dimension size(byte[] content) throws IOException {
        if (content.length < FILE_HEADER + CORE_HEADER) {
            throw PictureRefusal.cutOff();
        }
        ByteBuffer bytes = Bytes.little(content);
        if (bytes.getInt(FILE_HEADER) == CORE_HEADER) { // of OS/2
            return new Dimension(Bytes.u16(bytes, 18), Bytes.u16(bytes, 20));
        }
        int height = bytes.getInt(22); // negative if the rows go down
        return new Dimension(
                Math.max(0, bytes.getInt(18)), Math.abs(Math.max(-Integer.MAX_VALUE, height)));
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        ByteBuffer bytes = Bytes.little(content);
        long pixels = Bytes.u32(bytes, 10);
        if (pixels >= content.length) {
            throw PictureRefusal.cutOff();
        }
        if (bytes.getInt(FILE_HEADER) == CORE_HEADER) {
            return DecodedPicture.upright(reading.read(content).image());
        }
        int packing = bytes.getInt(30);
        if (packing == JPEG || packing == PNG) {
            return embedded(content, (int) pixels);
        }
        return DecodedPicture.upright(reading.read(content).image());
    }

    /** For printers, Windows knows a BMP that is but the cover of another file. */
    private DecodedPicture embedded(byte[] content, int from) throws IOException {
        byte[] inner = Arrays.copyOfRange(content, from, content.length);
        boolean isJpeg = Bytes.text(inner, 0, 3).equals("\u00ff\u00d8\u00ff");
        boolean isPng = Bytes.text(inner, 0, 4).equals("\u0089PNG");
        if (!isJpeg && !isPng) {
            throw PictureRefusal.damaged();
        }
        PictureReader reader = isJpeg ? new JpegReader() : new PngReader();
        if (!reader.size(inner).equals(size(content))) {
            throw PictureRefusal.damaged();
        }
        return reader.read(inner);
    }
}
