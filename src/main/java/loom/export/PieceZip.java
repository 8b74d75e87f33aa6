package loom.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP written while it is downloaded: one file at a time in memory. */
public final class PieceZip implements AutoCloseable {
    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();

    /** Closing the ZIP ends it and leaves {@code out} open. */
    public PieceZip(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION); // PNG is compressed already
    }

    /**
     * Adds a file.
     *
     * @param name of the file without its ending; what file systems refuse is replaced, and a name
     *     that is taken gets a number
     */
    public void addPng(String name, InputStream png) throws IOException {
        zip.putNextEntry(new ZipEntry(free(fileName(name)) + ".png"));
        png.transferTo(zip);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }

    /** A title as a file's name: letters, digits, dots and dashes of any script. */
    public static String fileName(String title) {
        String name =
                title.replaceAll("[^\\p{L}\\p{M}\\p{N}.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return name.isEmpty() ? "piece" : name.substring(0, Math.min(name.length(), 100));
    }

    private String free(String name) {
        String candidate = name;
        for (int number = 2; !names.add(candidate); number++) {
            candidate = name + "-" + number;
        }
        return candidate;
    }
}
