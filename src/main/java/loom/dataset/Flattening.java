package loom.dataset;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/** Turns any decoded picture into opaque sRGB, what is transparent over a background colour. */
final class Flattening {
    private Flattening() {}

    /**
     * Composites in sRGB values, as browsers do: out = (alpha * colour + (255 - alpha) *
     * background) / 255, rounded.
     *
     * @return a picture of the type {@code TYPE_INT_RGB}, or one of {@link RgbBytes}
     */
    static BufferedImage flatten(BufferedImage picture, BackgroundColour background) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        ColorModel colours = picture.getColorModel();
        if (picture.getType() == BufferedImage.TYPE_INT_RGB || RgbBytes.is(picture)) {
            return picture;
        }
        if (isGrey(colours)) {
            return flattenGrey(picture, background.rgb());
        }
        boolean transparent = colours.hasAlpha();
        BufferedImage flat =
                new BufferedImage(
                        width,
                        height,
                        transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return transparent ? composite(flat, background.rgb()) : flat;
    }

    private static BufferedImage composite(BufferedImage argb, int background) {
        BufferedImage flat =
                new BufferedImage(argb.getWidth(), argb.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] from = ((DataBufferInt) argb.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) flat.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < from.length; i++) {
            to[i] = over(from[i] >>> 24, from[i], background);
        }
        return flat;
    }

    private static boolean isGrey(ColorModel colours) {
        return colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && colours.getNumColorComponents() == 1
                && colours.getComponentSize(0) >= 8;
    }

    /**
     * Takes grey values as they are stored. Java holds its grey colour space to be linear and would
     * brighten them on the way to sRGB; image files mean sRGB.
     */
    private static BufferedImage flattenGrey(BufferedImage picture, int background) {
        Raster raster = picture.getRaster();
        ColorModel colours = picture.getColorModel();
        int width = picture.getWidth();
        BufferedImage flat =
                new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        int excessBits = colours.getComponentSize(0) - 8;
        boolean transparent = colours.hasAlpha() && raster.getNumBands() > 1;
        int[] grey = new int[width];
        int[] alpha = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            raster.getSamples(0, y, width, 1, 0, grey);
            if (transparent) {
                raster.getSamples(0, y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                int rgb = (grey[x] >> excessBits) * 0x010101;
                grey[x] = transparent ? over(alpha[x] >> excessBits, rgb, background) : rgb;
            }
            flat.setRGB(0, y, width, 1, grey, 0, width);
        }
        return flat;
    }

    private static int over(int alpha, int colour, int background) {
        if (alpha == 255) {
            return colour & 0xFFFFFF;
        }
        int flat = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int front = colour >> shift & 0xFF;
            int back = background >> shift & 0xFF;
            flat = flat << 8 | (alpha * front + (255 - alpha) * back + 127) / 255;
        }
        return flat;
    }
}
