package loom.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Where the bytes of an IDX file come from, as often as somebody wants to read them.
 *
 * @param name as its owner calls it
 * @param packedBytes what it takes on disk or in its zip
 * @param opening opens the file as it was given, possibly packed with gzip
 */
record FileSource(String name, long packedBytes, Opening opening) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Opens the file at its beginning. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** True if a file of these first bytes is an IDX file, or packed with gzip and may be one. */
    static boolean mayBe(byte[] start) {
        return IdxHeader.begins(start) || isGzip(start);
    }

    static boolean isGzip(byte[] start) {
        return start.length >= 2 && start[0] == 0x1F && start[1] == (byte) 0x8B;
    }

    /** The unpacked bytes. */
    InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(opening.open(), BUFFER_BYTES);
        try {
            in.mark(2);
            byte[] start = in.readNBytes(2);
            in.reset();
            return isGzip(start) ? new GZIPInputStream(in, BUFFER_BYTES) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
