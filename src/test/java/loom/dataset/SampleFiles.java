package loom.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import loom.storage.StagedFile;
import org.springframework.beans.factory.BeanFactory;

/** Image files and zips, good and bad, made on the spot. */
public final class SampleFiles {
    private SampleFiles() {}

    public static BufferedImage picture(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    public static byte[] png(int width, int height, Color colour) {
        return encode(picture(width, height, colour), "png");
    }

    public static byte[] encode(BufferedImage picture, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG that says how the camera was held. */
    public static byte[] jpegWithOrientation(BufferedImage picture, int orientation) {
        byte[] jpeg = encode(picture, "jpeg");
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8); // directory at 8
        exif.putShort((short) 1); // of one entry: orientation, a short, one
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return insert(jpeg, 2, exif.array());
    }

    /** A JPEG of four inks as print programs write it: Adobe's mark, and inks inverted. */
    public static byte[] cmykJpeg(int side, int cyan, int magenta, int yellow, int black) {
        WritableRaster inks = Raster.createInterleavedRaster(0, side, side, 4, null);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                inks.setPixel(
                        x, y, new int[] {255 - cyan, 255 - magenta, 255 - yellow, 255 - black});
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = javasWriter("jpeg");
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(inks, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer adobe = ByteBuffer.allocate(16);
        adobe.putShort((short) 0xFFEE).putShort((short) 14);
        adobe.put("Adobe".getBytes(StandardCharsets.US_ASCII)).putShort((short) 100);
        return insert(out.toByteArray(), 2, adobe.array());
    }

    /** A PNG of a few dozen bytes that claims to be of any size. */
    public static byte[] pngClaiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        ByteBuffer png = ByteBuffer.allocate(4096);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", new byte[2000]);
        chunk(png, "IEND", new byte[0]);
        return Arrays.copyOf(png.array(), png.position());
    }

    /** Different colours, named {@code prefix00.png} and so on. */
    public static Map<String, byte[]> pngs(String prefix, int count) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            files.put(
                    "%s%02d.png".formatted(prefix, i),
                    png(20, 20, new Color(10 * (i % 25), 100, 200)));
        }
        return files;
    }

    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static Map<String, byte[]> texts(int count) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            files.put("notes" + i + ".txt", "no picture".getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    public static byte[] cutOff(byte[] file) {
        return Arrays.copyOf(file, file.length * 2 / 3);
    }

    public static byte[] resource(String name) {
        try (InputStream in = SampleFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no test file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static UploadedFile uploaded(DataSets dataSets, String name, byte[] content) {
        try {
            StagedFile staged = dataSets.stage();
            Files.write(staged.path(), content);
            return new UploadedFile(name, staged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the import that the queue would do. */
    public static void runImport(BeanFactory beans, UUID dataSet) {
        try {
            beans.getBean(DataSetImport.class).run(dataSet, () -> false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java's own, where a plug-in writes the format too. */
    public static ImageWriter javasWriter(String format) {
        var writers = ImageIO.getImageWritersByFormatName(format);
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun")) {
                return writer;
            }
        }
        throw new IllegalArgumentException("Java does not write " + format);
    }

    public static byte[] insert(byte[] file, int at, byte[] part) {
        ByteBuffer longer = ByteBuffer.allocate(file.length + part.length);
        return longer.put(file, 0, at).put(part).put(file, at, file.length - at).array();
    }

    private static void chunk(ByteBuffer png, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        png.putInt(content.length).put(name).put(content).putInt((int) crc.getValue());
    }
}
