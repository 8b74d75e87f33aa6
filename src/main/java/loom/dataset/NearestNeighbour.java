package loom.dataset;

import java.awt.image.BufferedImage;

/** Gives images another size by taking, for each pixel, the one that lies under its middle. */
final class NearestNeighbour {
    private NearestNeighbour() {}

    static BufferedImage scale(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int row = middle(y, height, image.getHeight());
            for (int x = 0; x < width; x++) {
                scaled.setRGB(x, y, image.getRGB(middle(x, width, image.getWidth()), row));
            }
        }
        return scaled;
    }

    /** The largest square in the middle in another size. */
    static BufferedImage scaleMiddle(BufferedImage image, int size) {
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        return scale(image.getSubimage(left, top, side, side), size, size);
    }

    /** floor((place + 1/2) * from / to), without rounding. */
    private static int middle(int place, int to, int from) {
        return (int) ((2L * place + 1) * from / (2L * to));
    }
}
