package loom.textile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes swatches as PNG files into one zip: the same bytes each time on the same JDK. */
final class SwatchZip {
    /** Swatches drawn side by side before they are written in order; bounds the memory needed. */
    private static final int BATCH = 128;

    // Without a fixed time two builds would differ; before 1980 a zip cannot say.
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private SwatchZip() {}

    static void write(SwatchBook book, int count, int size, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int from = 0; from < count; from += BATCH) {
                for (Page page : pages(book, from, Math.min(count, from + BATCH), size)) {
                    add(page, zip);
                }
            }
        }
    }

    /** The PNG file of an image, compressed as far as the JDK can. */
    static byte[] png(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a PNG to memory failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A file of the zip: a class, because two records with equal arrays would not be equal. */
    private static final class Page {
        final String name;
        final byte[] png;

        Page(Swatch swatch) {
            name = swatch.fileName();
            png = png(swatch.image());
        }
    }

    private static List<Page> pages(SwatchBook book, int from, int to, int size) {
        return IntStream.range(from, to)
                .parallel()
                .mapToObj(index -> book.swatch(index, size))
                .map(Page::new)
                .toList();
    }

    private static void add(Page page, ZipOutputStream zip) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(page.png);
        ZipEntry entry = new ZipEntry(page.name);
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED); // a PNG does not shrink a second time
        entry.setSize(page.png.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(page.png);
        zip.closeEntry();
    }
}
