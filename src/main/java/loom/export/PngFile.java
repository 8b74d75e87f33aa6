package loom.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import loom.engine.sampling.Picture;

/**
 * Pictures as PNG. A file with pieces carries the lineage of every one of them in its text chunks.
 * Streams given to it stay open.
 */
public final class PngFile {
    private static final String FORMAT = "png";

    private PngFile() {}

    /** Writes one piece. */
    public static void write(OutputStream out, Artwork piece) throws IOException {
        writeSheet(out, List.of(piece), 1);
    }

    /**
     * Writes pieces side by side without gaps, row by row; as many columns as pieces make a strip.
     *
     * @throws IllegalArgumentException if there are no pieces, or they differ in size or channels
     */
    public static void writeSheet(OutputStream out, List<Artwork> pieces, int columns)
            throws IOException {
        BufferedImage image = Pixels.sheet(pieces.stream().map(Artwork::picture).toList(), columns);
        write(out, image, pieces.stream().map(Artwork::lineage).toList());
    }

    /** A sheet without lineage, for showing only. */
    public static byte[] preview(List<Picture> pictures, int columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes, Pixels.sheet(pictures, columns), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** A picture in the form that a page shows without asking for a file. */
    public static String dataUrl(Picture picture) {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(preview(List.of(picture), 1));
    }

    /**
     * Reads back what a file says about its pieces, in the order of the sheet; empty for a PNG that
     * carries no lineage.
     *
     * @throws IOException if it is no PNG, or its lineage is damaged
     */
    public static List<Lineage> readLineage(InputStream in) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(FORMAT).next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(in)) {
            reader.setInput(stream, true);
            return PngText.lineages(reader.getImageMetadata(0));
        } finally {
            reader.dispose();
        }
    }

    /**
     * Reads the pixels of a file that {@link #write(OutputStream, Artwork)} wrote.
     *
     * @throws IOException if it is no PNG, or damaged
     */
    public static Picture readPicture(InputStream in) throws IOException {
        BufferedImage image = ImageIO.read(in);
        if (image == null) {
            throw new IOException("the file is no PNG");
        }
        return Pixels.picture(image);
    }

    static void write(OutputStream out, BufferedImage image, List<Lineage> lineages)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(FORMAT).next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(
                            ImageTypeSpecifier.createFromRenderedImage(image), null);
            if (!lineages.isEmpty()) {
                PngText.put(metadata, lineages);
            }
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }
}
