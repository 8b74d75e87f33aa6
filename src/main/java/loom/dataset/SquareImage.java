package loom.dataset;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** An image as training sees it: upright, opaque, square. */
record SquareImage(BufferedImage picture) {
    /** Lanczos looks at every source pixel below its window: far reductions are halved first. */
    private static final int LARGEST_LANCZOS_STEP = 4;

    /**
     * Decodes and fits a file.
     *
     * @param size side of the result in pixels
     * @throws IOException if the file is damaged
     */
    static SquareImage of(byte[] content, ImportSettings settings, int size) throws IOException {
        return of(ImageDecoder.decode(content), ImageDecoder.orientation(content), settings, size);
    }

    /**
     * @param orientation as EXIF counts it, 1 (upright) to 8
     */
    static SquareImage of(
            BufferedImage decoded, int orientation, ImportSettings settings, int size) {
        BufferedImage flat = Flattening.flatten(decoded, settings.background());
        BufferedImage square =
                switch (settings.fit()) {
                    case CROP -> scale(middle(flat), size, size);
                    case STRETCH -> scale(flat, size, size);
                    case PAD -> pad(flat, size, settings.background().rgb());
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

    private static BufferedImage middle(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        if (side == image.getWidth() && side == image.getHeight()) return image;
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        BufferedImage middle = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        draw(image, middle, -left, -top, image.getWidth(), image.getHeight());
        return middle;
    }

    private static BufferedImage pad(BufferedImage image, int size, int background) {
        double factor = (double) size / Math.max(image.getWidth(), image.getHeight());
        int width = (int) Math.max(1, Math.round(image.getWidth() * factor));
        int height = (int) Math.max(1, Math.round(image.getHeight() * factor));
        BufferedImage padded = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = padded.createGraphics();
        graphics.setColor(new Color(background));
        graphics.fillRect(0, 0, size, size);
        graphics.dispose();
        int left = (size - width) / 2;
        int top = (size - height) / 2;
        draw(scale(image, width, height), padded, left, top, width, height);
        return padded;
    }

    private static BufferedImage scale(BufferedImage image, int width, int height) {
        BufferedImage nearer = image;
        while (isFar(nearer.getWidth(), width) || isFar(nearer.getHeight(), height))
            nearer =
                    halve(
                            nearer,
                            isFar(nearer.getWidth(), width),
                            isFar(nearer.getHeight(), height));
        if (nearer.getWidth() == width && nearer.getHeight() == height) return nearer;
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        return new ResampleOp(width, height, ResampleOp.FILTER_LANCZOS).filter(nearer, scaled);
    }

    private static boolean isFar(int from, int to) {
        return from > to * LARGEST_LANCZOS_STEP;
    }

    private static BufferedImage halve(BufferedImage image, boolean across, boolean down) {
        int width = across ? image.getWidth() / 2 : image.getWidth();
        int height = down ? image.getHeight() / 2 : image.getHeight();
        BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(image, half, 0, 0, width, height);
        return half;
    }

    private static void draw(
            BufferedImage from, BufferedImage to, int left, int top, int width, int height) {
        Graphics2D graphics = to.createGraphics();
        // At exactly one half, bilinear is the mean of two (or four) pixels.
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, left, top, width, height, null);
        graphics.dispose();
    }

    /** Undoes how the camera was held: bit by bit, an orientation is a transposition and flips. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) return image;
        int side = image.getWidth();
        boolean transposed = orientation >= 5;
        boolean mirrored =
                orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean upsideDown =
                orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        BufferedImage turned = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                int column = mirrored ? side - 1 - x : x;
                int row = upsideDown ? side - 1 - y : y;
                int pixel = transposed ? image.getRGB(row, column) : image.getRGB(column, row);
                turned.setRGB(x, y, pixel);
            }
        return turned;
    }
}
