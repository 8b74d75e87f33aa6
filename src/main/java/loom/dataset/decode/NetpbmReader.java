package loom.dataset.decode;

import java.awt.Dimension;
import java.io.IOException;
import org.bytedeco.ffmpeg.global.avcodec;

/** PBM, PGM, PPM and PAM, each of which is a codec of its own to FFmpeg. */
final class NetpbmReader implements PictureReader {
    private final PictureReader bits =
            PictureReaders.ffmpeg(avcodec.AV_CODEC_ID_PBM, Headers::netpbm);
    private final PictureReader grey =
            PictureReaders.ffmpeg(avcodec.AV_CODEC_ID_PGM, Headers::netpbm);
    private final PictureReader colour =
            PictureReaders.ffmpeg(avcodec.AV_CODEC_ID_PPM, Headers::netpbm);
    private final PictureReader any =
            PictureReaders.ffmpeg(avcodec.AV_CODEC_ID_PAM, Headers::netpbm);

    @Override
    public Dimension size(byte[] content) throws IOException {
        return Headers.netpbm(content);
    }

    @Override
    public DecodedPicture read(byte[] content) throws IOException {
        return of(content[1]).read(content);
    }

    private PictureReader of(byte digit) {
        return switch (digit) {
            case '1', '4' -> bits;
            case '2', '5' -> grey;
            case '3', '6' -> colour;
            default -> any;
        };
    }
}
