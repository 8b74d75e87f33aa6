package loom.dataset.decode;

import static loom.dataset.decode.TestPictures.distance;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import loom.dataset.SampleFiles;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingSupplier;

/**
 * What is read is what was written: exactly where nothing is lost, within 2 of 255 on average
 * elsewhere.
 */
class AgreementTest {
    private static final Map<String, String> NONE = Map.of();

    private final List<DynamicTest> tests = new ArrayList<>();

    /** Odd sides too, and sides that are no whole number of blocks. */
    private static final List<Dimension> SIZES =
            List.of(new Dimension(64, 48), new Dimension(61, 33), new Dimension(17, 130));

    @TestFactory
    List<DynamicTest> pictures_agree() {
        for (Dimension size : SIZES) {
            BufferedImage rgb = TestPictures.smooth(size.width, size.height);
            BufferedImage argb = TestPictures.transparent(size.width, size.height);
            BufferedImage grey = TestPictures.grey(size.width, size.height);
            BufferedImage palette = TestPictures.palette(size.width, size.height);
            for (BufferedImage picture : List.of(rgb, argb, grey, palette)) {
                exact(PictureReaders.PNG, "png", picture, () -> java(picture, "png", ""));
                exact(
                        PictureReaders.PNG,
                        "progressive png",
                        picture,
                        () -> java(picture, "png", "progressive"));
                for (String packing : List.of("LZW", "Deflate", "PackBits", "ZLib")) {
                    exact(
                            PictureReaders.TIFF,
                            "tiff " + packing,
                            picture,
                            () -> java(picture, "tiff", packing));
                }
            }
            for (BufferedImage picture : List.of(rgb, grey, palette)) {
                exact(PictureReaders.BMP, "bmp", picture, () -> java(picture, "bmp", ""));
                near(PictureReaders.JPEG, "jpeg", picture, () -> java(picture, "jpeg", ""));
                near(
                        PictureReaders.JPEG,
                        "progressive jpeg",
                        picture,
                        () -> java(picture, "jpeg", "progressive"));
            }
            exact(PictureReaders.BMP, "packed bmp", palette, () -> java(palette, "bmp", "BI_RLE8"));
            exact(PictureReaders.GIF, "gif", palette, () -> java(palette, "gif", ""));
            for (BufferedImage picture : List.of(rgb, argb)) {
                boolean hasAlpha = picture == argb;
                int bgr = hasAlpha ? avutil.AV_PIX_FMT_BGRA : avutil.AV_PIX_FMT_BGR24;
                int wide = hasAlpha ? avutil.AV_PIX_FMT_RGBA64BE : avutil.AV_PIX_FMT_RGB48BE;
                int plain = hasAlpha ? avutil.AV_PIX_FMT_RGBA : avutil.AV_PIX_FMT_RGB24;
                ffmpeg(PictureReaders.TGA, "targa", bgr, Map.of("rle", "1"), picture);
                ffmpeg(PictureReaders.TGA, "targa", bgr, Map.of("rle", "0"), picture);
                ffmpeg(PictureReaders.QOI, "qoi", plain, NONE, picture);
                ffmpeg(PictureReaders.PNG, "png", wide, NONE, picture);
                ffmpeg(PictureReaders.PNG, "png", plain, Map.of("pred", "mixed"), picture);
                ffmpeg(
                        PictureReaders.JPEG_2000,
                        "jpeg2000",
                        plain,
                        Map.of("pred", "dwt53", "format", "jp2"),
                        picture);
                exact(PictureReaders.ICO, "ico", picture, () -> icon(PngFiles.of(picture), size));
                exact(PictureReaders.WEBP, "webp", picture, () -> WebpFiles.lossless(picture));
            }
            ffmpeg(PictureReaders.NETPBM, "pam", avutil.AV_PIX_FMT_RGBA, NONE, argb);
            ffmpeg(PictureReaders.NETPBM, "ppm", avutil.AV_PIX_FMT_RGB24, NONE, rgb);
            ffmpeg(PictureReaders.NETPBM, "ppm", avutil.AV_PIX_FMT_RGB48BE, NONE, rgb);
            ffmpeg(PictureReaders.NETPBM, "pgm", avutil.AV_PIX_FMT_GRAY8, NONE, grey);
            ffmpeg(PictureReaders.PNG, "png", avutil.AV_PIX_FMT_GRAY16BE, NONE, grey);
            ffmpeg(PictureReaders.PNG, "png", avutil.AV_PIX_FMT_YA8, NONE, grey);
            ffmpeg(PictureReaders.TGA, "targa", avutil.AV_PIX_FMT_GRAY8, NONE, grey);
            ffmpeg(
                    PictureReaders.JPEG_2000,
                    "jpeg2000",
                    avutil.AV_PIX_FMT_GRAY8,
                    Map.of("pred", "dwt53", "format", "j2k"),
                    grey);
            exact(PictureReaders.PNG, "16 bits png", rgb, () -> PngFiles.of(sixteenBits(rgb)));
            exact(
                    PictureReaders.TIFF,
                    "16 bits tiff",
                    rgb,
                    () -> java(sixteenBits(rgb), "tiff", "LZW"));
        }
        for (String chroma : List.of("yuvj420p", "yuvj422p", "yuvj444p")) {
            tests.add(DynamicTest.dynamicTest("jpeg " + chroma, () -> agreesWithFfmpeg(chroma)));
        }
        return tests;
    }

    /** Another decoder of JPEG, which knows no colour profiles. */
    private static void agreesWithFfmpeg(String chroma) throws IOException {
        BufferedImage picture = TestPictures.smooth(161, 123);
        byte[] jpeg =
                new FfmpegEncoder(
                                "mjpeg",
                                avutil.av_get_pix_fmt(chroma),
                                Map.of("qmin", "2", "qmax", "2"))
                        .encode(picture);
        BufferedImage other =
                new FfmpegStill(avcodec.AV_CODEC_ID_MJPEG, true)
                        .decode(
                                new FfmpegStill.Packet(
                                        jpeg,
                                        new byte[0],
                                        new Dimension(161, 123),
                                        Optional.empty()));
        assertThat(distance(PictureReaders.JPEG.read(jpeg).image(), other)).isLessThan(2);
    }

    private void ffmpeg(
            PictureReader reader,
            String codec,
            int format,
            Map<String, String> options,
            BufferedImage picture) {
        String name = codec + " " + avutil.av_get_pix_fmt_name(format).getString() + options;
        within(
                format == avutil.AV_PIX_FMT_YA8 ? 0.01 : 0.5, // of 16 bits, the last one may differ
                reader,
                name,
                picture,
                () -> new FfmpegEncoder(codec, format, options).encode(picture));
    }

    private void exact(
            PictureReader reader,
            String name,
            BufferedImage picture,
            ThrowingSupplier<byte[]> file) {
        within(0, reader, name, picture, file);
    }

    private void near(
            PictureReader reader,
            String name,
            BufferedImage picture,
            ThrowingSupplier<byte[]> file) {
        if (picture.getType()
                != BufferedImage.TYPE_BYTE_INDEXED) { // hard edges are what JPEG loses
            within(2, reader, name, picture, file);
        }
    }

    private void within(
            double distance,
            PictureReader reader,
            String name,
            BufferedImage picture,
            ThrowingSupplier<byte[]> file) {
        String title =
                "%s of type %d, %d x %d"
                        .formatted(
                                name, picture.getType(), picture.getWidth(), picture.getHeight());
        tests.add(
                DynamicTest.dynamicTest(
                        title,
                        () -> {
                            byte[] content = file.get();
                            Dimension size = new Dimension(picture.getWidth(), picture.getHeight());
                            assertThat(reader.size(content)).isEqualTo(size);
                            BufferedImage read = reader.read(content).image();
                            assertThat(distance(read, picture)).isLessThanOrEqualTo(distance);
                        }));
    }

    /** As Java's own writer has it; how is progressive, a way of packing or nothing. */
    static byte[] java(BufferedImage picture, String format, String how) {
        ImageWriter writer = SampleFiles.javasWriter(format);
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (how.equals("progressive")) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        } else if (!how.isEmpty()) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(how);
        }
        if (format.equals("jpeg")) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.97f);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage sixteenBits(BufferedImage picture) {
        ComponentColorModel colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_USHORT);
        WritableRaster raster =
                colours.createCompatibleWritableRaster(picture.getWidth(), picture.getHeight());
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                for (int band = 0; band < 3; band++) {
                    raster.setSample(x, y, band, (rgb >> 16 - 8 * band & 0xFF) * 257);
                }
            }
        }
        return new BufferedImage(colours, raster, false, null);
    }

    private static byte[] icon(byte[] png, Dimension size) {
        return IconFiles.icon(png, size.width, size.height, 32);
    }
}
