package loom.dataset.decode;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/** Any decoded picture as sRGB of eight bits. */
public final class EightBits {
    private EightBits() {}

    /**
     * @return a picture of {@link RgbBytes}, one of the type {@code TYPE_INT_RGB}, or, if it may be
     *     transparent, {@code TYPE_INT_ARGB}; the given one if it is such a one
     */
    public static BufferedImage of(BufferedImage picture) {
        int type = picture.getType();
        if (type == BufferedImage.TYPE_INT_RGB
                || type == BufferedImage.TYPE_INT_ARGB
                || RgbBytes.is(picture)) {
            return picture;
        }
        return hasPlainSamples(picture.getColorModel()) ? copied(picture) : drawn(picture);
    }

    /** Values are taken as they are stored, without the samples' excess bits. */
    private static boolean hasPlainSamples(ColorModel colours) {
        ColorSpace space = colours.getColorSpace();
        // Java holds its grey colour space to be linear and would brighten it on the way to sRGB;
        // image files mean sRGB.
        boolean isGrey = space.getType() == ColorSpace.TYPE_GRAY;
        return colours instanceof ComponentColorModel
                && !colours.isAlphaPremultiplied()
                && (isGrey || space.isCS_sRGB())
                && colours.getTransferType() <= DataBuffer.TYPE_USHORT
                && colours.getComponentSize(0) >= 8;
    }

    private static BufferedImage copied(BufferedImage picture) {
        Raster raster = picture.getRaster();
        ColorModel colours = picture.getColorModel();
        int width = picture.getWidth();
        int height = picture.getHeight();
        int bands = raster.getNumBands();
        int excess = colours.getComponentSize(0) - 8;
        boolean isGrey = colours.getNumColorComponents() == 1;
        boolean hasAlpha = colours.hasAlpha() && bands > colours.getNumColorComponents();
        BufferedImage copy =
                hasAlpha
                        ? new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB)
                        : RgbBytes.create(width, height);
        int[] argb = hasAlpha ? ints(copy) : new int[0];
        byte[] rgb = hasAlpha ? new byte[0] : RgbBytes.of(copy);
        int[] row = new int[width * bands];
        for (int y = 0, to = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int at = 0; at < row.length; at += bands, to++) {
                int red = row[at] >> excess;
                int green = isGrey ? red : row[at + 1] >> excess;
                int blue = isGrey ? red : row[at + 2] >> excess;
                if (hasAlpha) {
                    int alpha = row[at + bands - 1] >> excess;
                    argb[to] = alpha << 24 | red << 16 | green << 8 | blue;
                } else {
                    rgb[3 * to] = (byte) red;
                    rgb[3 * to + 1] = (byte) green;
                    rgb[3 * to + 2] = (byte) blue;
                }
            }
        }
        return copy;
    }

    private static BufferedImage drawn(BufferedImage picture) {
        BufferedImage drawn =
                new BufferedImage(
                        picture.getWidth(),
                        picture.getHeight(),
                        picture.getColorModel().hasAlpha()
                                ? BufferedImage.TYPE_INT_ARGB
                                : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return drawn;
    }

    /** The memory of a picture of packed integers. */
    static int[] ints(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }
}
