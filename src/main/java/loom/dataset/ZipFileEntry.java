package loom.dataset;

/**
 * What the directory of a zip says of one file. Only the position is relied on, and that only after
 * {@link ZipDirectory} has held it against the file; sizes are what the zip claims.
 *
 * @param header position of the local header in the file
 */
record ZipFileEntry(String name, int flags, int method, long packedBytes, long bytes, long header) {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int DEFLATED_64 = 9;
    static final int BZIP2 = 12;

    boolean isFolder() {
        return name.endsWith("/") || name.endsWith("\\");
    }

    boolean isEncrypted() {
        return (flags & 1) != 0;
    }

    boolean isReadable() {
        return method == STORED || method == DEFLATED || method == DEFLATED_64 || method == BZIP2;
    }
}
