package loom.dataset.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.util.Arrays;
import javax.imageio.ImageTypeSpecifier;

/**
 * Pictures whose memory is opaque sRGB and nothing else: three bytes a pixel, red first, row by
 * row. So JPEG and PNG readers have photographs in their hands, and so they are fastest to take.
 */
public final class RgbBytes {
    private static final int[] BANDS = {0, 1, 2};

    private static final ImageTypeSpecifier TYPE =
            ImageTypeSpecifier.createInterleaved(
                    ColorSpace.getInstance(ColorSpace.CS_sRGB),
                    BANDS,
                    DataBuffer.TYPE_BYTE,
                    false,
                    false);

    private RgbBytes() {}

    public static BufferedImage create(int width, int height) {
        return TYPE.createBufferedImage(width, height);
    }

    public static boolean is(BufferedImage picture) {
        return picture.getColorModel().getColorSpace().isCS_sRGB()
                && picture.getRaster().getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getSize() == BANDS.length * picture.getWidth() * picture.getHeight()
                && picture.getSampleModel() instanceof PixelInterleavedSampleModel model
                && Arrays.equals(model.getBandOffsets(), BANDS);
    }

    /** The picture's own memory. */
    public static byte[] of(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
