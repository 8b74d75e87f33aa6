package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;

/** A transparent ground that frames and tiles are laid on. */
final class Canvas {
    private Canvas() {}

    /** The picture itself if it covers the canvas. */
    static BufferedImage with(BufferedImage picture, Dimension canvas, int left, int top) {
        if (left == 0
                && top == 0
                && picture.getWidth() == canvas.width
                && picture.getHeight() == canvas.height) {
            return picture;
        }
        BufferedImage ground =
                new BufferedImage(canvas.width, canvas.height, BufferedImage.TYPE_INT_ARGB);
        lay(picture, ground, left, top);
        return ground;
    }

    /** Puts a picture of eight bits in its place; what hangs over the edge is cut off. */
    static void lay(BufferedImage picture, BufferedImage ground, int left, int top) {
        BufferedImage image = EightBits.of(picture);
        int width = Math.min(image.getWidth(), ground.getWidth() - left);
        int height = Math.min(image.getHeight(), ground.getHeight() - top);
        if (width <= 0) {
            return;
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            ground.setRGB(left, top + y, width, 1, row, 0, width);
        }
    }
}
