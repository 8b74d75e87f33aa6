package loom.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import loom.dataset.decode.EightBits;
import loom.dataset.decode.RgbBytes;

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
        BufferedImage image = EightBits.of(picture);
        return image.getColorModel().hasAlpha() ? composite(image, background.rgb()) : image;
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
