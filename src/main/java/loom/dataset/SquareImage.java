package loom.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import loom.dataset.decode.DecodedPicture;

/** An image as training sees it: upright, opaque, square. */
record SquareImage(BufferedImage picture) {
    /**
     * Decodes and fits a file.
     *
     * @param size side of the result in pixels
     * @throws IOException if the file is damaged
     */
    static SquareImage of(byte[] content, ImportSettings settings, int size) throws IOException {
        return of(ImageDecoder.read(content), settings, size);
    }

    static SquareImage of(DecodedPicture decoded, ImportSettings settings, int size) {
        return of(decoded.image(), decoded.orientation(), settings, size);
    }

    /**
     * @param orientation as EXIF counts it, 1 (upright) to 8
     */
    static SquareImage of(
            BufferedImage decoded, int orientation, ImportSettings settings, int size) {
        BufferedImage flat = Flattening.flatten(decoded, settings.background());
        BufferedImage square =
                switch (settings.fit()) {
                    case CROP -> middle(flat, size, settings.scaling());
                    case STRETCH -> scale(flat, size, size, settings.scaling());
                    case PAD -> pad(flat, size, settings);
                };
        // Turned last, when it is small: fitting to a square and turning do not disturb each other.
        return new SquareImage(upright(square, orientation));
    }

    /**
     * Row by row, the channels of a pixel together.
     *
     * @param channels 3 for red, green, blue; 1 for luminance (ITU-R BT.601: 0.299 R + 0.587 G +
     *     0.114 B)
     */
    byte[] bytes(int channels) {
        int side = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, side, side, null, 0, side);
        byte[] bytes = new byte[pixels.length * channels];
        int at = 0;
        for (int pixel : pixels) {
            int red = pixel >> 16 & 0xFF;
            int green = pixel >> 8 & 0xFF;
            int blue = pixel & 0xFF;
            if (channels == 1) {
                bytes[at++] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
            } else {
                bytes[at++] = (byte) red;
                bytes[at++] = (byte) green;
                bytes[at++] = (byte) blue;
            }
        }
        return bytes;
    }

    byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static BufferedImage middle(BufferedImage image, int size, Scaling scaling) {
        return switch (scaling) {
            case SMOOTH -> Lanczos.scaleMiddle(image, size);
            case NEAREST -> NearestNeighbour.scaleMiddle(image, size);
        };
    }

    private static BufferedImage scale(
            BufferedImage image, int width, int height, Scaling scaling) {
        return switch (scaling) {
            case SMOOTH -> Lanczos.scale(image, width, height);
            case NEAREST -> NearestNeighbour.scale(image, width, height);
        };
    }

    private static BufferedImage pad(BufferedImage image, int size, ImportSettings settings) {
        double factor = (double) size / Math.max(image.getWidth(), image.getHeight());
        int width = (int) Math.max(1, Math.round(image.getWidth() * factor));
        int height = (int) Math.max(1, Math.round(image.getHeight() * factor));
        BufferedImage padded = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = padded.createGraphics();
        graphics.setColor(new Color(settings.background().rgb()));
        graphics.fillRect(0, 0, size, size);
        int left = (size - width) / 2;
        int top = (size - height) / 2;
        graphics.drawImage(scale(image, width, height, settings.scaling()), left, top, null);
        graphics.dispose();
        return padded;
    }

    /** Undoes how the camera was held: bit by bit, an orientation is a transposition and flips. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int side = image.getWidth();
        boolean transposed = orientation >= 5;
        boolean mirrored =
                orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean upsideDown =
                orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        BufferedImage turned = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = mirrored ? side - 1 - x : x;
                int row = upsideDown ? side - 1 - y : y;
                int pixel = transposed ? image.getRGB(row, column) : image.getRGB(column, row);
                turned.setRGB(x, y, pixel);
            }
        }
        return turned;
    }
}
