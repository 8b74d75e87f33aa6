package loom.export;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.List;
import loom.engine.sampling.Picture;

/** Pictures as Java images. */
final class Pixels {
    private Pixels() {}

    /** Puts pictures side by side, row by row; what the last row lacks stays black. */
    static BufferedImage sheet(List<Picture> pictures, int columns) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("a sheet needs at least one picture");
        }
        if (columns < 1) {
            throw new IllegalArgumentException("a sheet needs at least 1 column, had " + columns);
        }
        Picture first = pictures.getFirst();
        int size = first.size();
        int across = Math.min(columns, pictures.size());
        int down = Math.ceilDiv(pictures.size(), across);
        BufferedImage image =
                new BufferedImage(
                        Math.multiplyExact(size, across),
                        Math.multiplyExact(size, down),
                        first.channels() == 1
                                ? BufferedImage.TYPE_BYTE_GRAY
                                : BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster raster = image.getRaster();
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            requireAlike(first, picture);
            int x = i % across * size;
            int y = i / across * size;
            raster.setPixels(x, y, size, size, samples(picture));
        }
        return image;
    }

    /** The picture that was written as an image of its own. */
    static Picture picture(BufferedImage image) {
        WritableRaster raster = image.getRaster();
        int[] samples = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return new Picture(image.getWidth(), raster.getNumBands(), bytes);
    }

    private static int[] samples(Picture picture) {
        byte[] bytes = picture.pixels();
        int[] samples = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            samples[i] = bytes[i] & 0xff;
        }
        return samples;
    }

    static void requireAlike(Picture a, Picture b) {
        if (a.size() != b.size() || a.channels() != b.channels()) {
            throw new IllegalArgumentException(
                    "pictures of one file must be alike, were %s and %s".formatted(a, b));
        }
    }
}
