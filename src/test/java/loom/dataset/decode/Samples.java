package loom.dataset.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import loom.dataset.SampleFiles;
import org.bytedeco.ffmpeg.global.avutil;

/** A small file of every format that is read, for tests of all. */
public final class Samples {
    private static final Map<String, byte[]> ALL = make();

    private Samples() {}

    public static Map<String, byte[]> all() {
        return ALL;
    }

    public static byte[] withBrokenProfile() {
        try {
            return PngFiles.with(
                    PngFiles.of(TestPictures.smooth(64, 48)),
                    "iCCP",
                    IccProfiles.packed(new byte[100]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> make() {
        BufferedImage picture = TestPictures.noise(64, 48, 1);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("png", PngFiles.of(picture));
        files.put("png, 7 passes", AgreementTest.java(picture, "png", "progressive"));
        files.put("jpeg", SampleFiles.encode(picture, "jpeg"));
        files.put("jpeg, progressive", AgreementTest.java(picture, "jpeg", "progressive"));
        files.put("gif", SampleFiles.encode(TestPictures.palette(64, 48), "gif"));
        files.put("bmp", SampleFiles.encode(picture, "bmp"));
        files.put(
                "bmp, packed", AgreementTest.java(TestPictures.palette(64, 48), "bmp", "BI_RLE8"));
        files.put("tiff", AgreementTest.java(picture, "tiff", "LZW"));
        files.put("tiff, plain", SampleFiles.encode(picture, "tiff"));
        files.put("webp", WebpFiles.lossy(picture));
        files.put("webp, lossless", WebpFiles.lossless(picture));
        files.put("avif", HeifFiles.avif(HeifReaderTest.av1(picture), 64, 48));
        files.put("heic", SampleFiles.resource("smooth-64x48.heic"));
        files.put("psd", PsdFiles.psd(picture, PsdFiles.RGB, true, new byte[0]));
        files.put("ico", IconFiles.icon(IconFiles.maskedBitmap(0x204060), 16, 16, 24));
        ffmpeg(files, "jpeg2000", avutil.AV_PIX_FMT_RGB24, Map.of("format", "jp2"));
        ffmpeg(files, "qoi", avutil.AV_PIX_FMT_RGB24, Map.of());
        ffmpeg(files, "ppm", avutil.AV_PIX_FMT_RGB24, Map.of());
        ffmpeg(files, "targa", avutil.AV_PIX_FMT_BGR24, Map.of());
        return files;
    }

    private static void ffmpeg(
            Map<String, byte[]> files, String codec, int format, Map<String, String> options) {
        BufferedImage picture = TestPictures.noise(64, 48, 1);
        files.put(codec, new FfmpegEncoder(codec, format, options).encode(picture));
    }
}
