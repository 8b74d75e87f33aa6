package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * TGA, through FFmpeg, which takes the fourth byte of a pixel for alpha even where the file says it
 * is none.
 */
final class TgaReader implements PictureReader {
    private static final int DESCRIPTOR = 17;

    private final PictureReader reader =
            PictureReaders.ffmpeg(avcodec.AV_CODEC_ID_TARGA, Headers::tga);

    @Override
    public Dimension size(byte[] content) throws IOException {
        return reader.size(content);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        BufferedImage image = reader.read(content).image();
        boolean saysAlpha = (content[DESCRIPTOR] & 0xF) != 0;
        if (saysAlpha || image.getType() != BufferedImage.TYPE_INT_ARGB) {
            return DecodedPicture.upright(image);
        }
        int[] argb = EightBits.ints(image);
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= 0xFF000000;
        }
        return DecodedPicture.upright(image);
    }
}
