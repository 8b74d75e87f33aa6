package loom.dataset;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.IIOException;

/**
 * One image out of an IDX file, kept as an IDX file of one image: nothing is encoded anew, nothing
 * is lost. Grey images are (1, H, W) or (1, H, W, 1), RGB images (1, H, W, 3).
 */
final class IdxImage {
    private IdxImage() {}

    static boolean is(byte[] content) {
        return IdxHeader.begins(content);
    }

    static byte[] content(IdxHeader ofFile, byte[] pixels) {
        byte[] header = ofFile.ofOne().bytes();
        byte[] content = new byte[header.length + pixels.length];
        System.arraycopy(header, 0, content, 0, header.length);
        System.arraycopy(pixels, 0, content, header.length, pixels.length);
        return content;
    }

    /** The pixels of one image, with rows for columns. */
    static byte[] transposed(IdxHeader header, byte[] pixels) {
        int height = (int) header.height();
        int width = (int) header.width();
        int channels = (int) header.channels();
        byte[] turned = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (y * width + x) * channels;
                System.arraycopy(pixels, from, turned, (x * height + y) * channels, channels);
            }
        }
        return turned;
    }

    static Dimension size(byte[] content) throws IOException {
        IdxHeader header = IdxHeader.read(new ByteArrayInputStream(content));
        return new Dimension(Math.toIntExact(header.width()), Math.toIntExact(header.height()));
    }

    static BufferedImage decode(byte[] content) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        IdxHeader header = IdxHeader.read(in);
        byte[] pixels = in.readAllBytes();
        if (header.count() != 1 || pixels.length != header.itemBytes()) {
            throw new IIOException("not one image of an IDX file");
        }
        int width = Math.toIntExact(header.width());
        int height = Math.toIntExact(header.height());
        return header.channels() == 1 ? grey(pixels, width, height) : rgb(pixels, width, height);
    }

    private static BufferedImage grey(byte[] pixels, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        return image;
    }

    private static BufferedImage rgb(byte[] pixels, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += 3) {
                row[x] =
                        (pixels[at] & 0xFF) << 16
                                | (pixels[at + 1] & 0xFF) << 8
                                | pixels[at + 2] & 0xFF;
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }
}
