package loom.dataset.decode;

import org.bytedeco.ffmpeg.global.avcodec;

/** A reader for each format. */
public final class PictureReaders {
    public static final PictureReader PNG = new PngReader();
    public static final PictureReader JPEG = new JpegReader();
    public static final PictureReader WEBP = new WebpReader();
    public static final PictureReader GIF = new GifReader();
    public static final PictureReader BMP = new BmpReader();
    public static final PictureReader TIFF = new TiffReader();
    public static final PictureReader HEIF = new HeifReader();
    public static final PictureReader ICO = new IcoReader();
    public static final PictureReader JPEG_2000 =
            ffmpeg(avcodec.AV_CODEC_ID_JPEG2000, Headers::jpeg2000);
    public static final PictureReader QOI = ffmpeg(avcodec.AV_CODEC_ID_QOI, Headers::qoi);
    public static final PictureReader PSD = new PsdReader();
    public static final PictureReader TGA = new TgaReader();
    public static final PictureReader NETPBM = new NetpbmReader();

    private PictureReaders() {}

    static PictureReader ffmpeg(int codec, FfmpegReader.Header header) {
        return new FfmpegReader(new FfmpegStill(codec, true), header);
    }
}
