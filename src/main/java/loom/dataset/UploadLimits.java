package loom.dataset;

import loom.base.Wording;

/**
 * How far an upload is followed, so that a small one cannot fill memory or disk, or keep the
 * processors busy. Sizes are counted as they come out, whatever a file claims of itself.
 *
 * @param entries files in one archive, images in one IDX file or array
 * @param entryBytes unpacked bytes of one image
 * @param totalBytes unpacked bytes of one upload
 * @param ratio unpacked to packed bytes of one file, held against files above {@code freeBytes}
 * @param freeBytes unpacked bytes up to which the ratio does not matter: flat drawings pack well
 */
record UploadLimits(int entries, long entryBytes, long totalBytes, int ratio, long freeBytes) {
    /** Of each image of a data set, while it is imported: its places in the bundles, its hash. */
    static final int MEMORY_PER_FILE = 1_000;

    /** The largest image that is read is 256 MB as an uncompressed BMP. */
    static final UploadLimits DEFAULT =
            new UploadLimits(
                    (int) Math.min(1 << 30, Runtime.getRuntime().maxMemory() / MEMORY_PER_FILE),
                    260_000_000,
                    1_000_000_000_000L,
                    200,
                    16_000_000);

    private static final int FREE_FILES = 20;

    /** The most that a file of that packed size is unpacked to. */
    long plausible(long packedBytes) {
        return Math.max(freeBytes, packedBytes * ratio);
    }

    /**
     * The most that everything in an upload is unpacked to. Single files may pack well; all of them
     * together do so half as well at most.
     */
    long plausibleUpload(long packedBytes) {
        return Math.min(totalBytes, Math.max(FREE_FILES * freeBytes, packedBytes * (ratio / 2)));
    }

    /** How many files are read, and what that hangs on. */
    String mostEntries() {
        return "up to %s are read with the %s of memory that the studio has"
                .formatted(
                        Wording.number(entries), Wording.bytes(Runtime.getRuntime().maxMemory()));
    }

    /** Why a file with more than {@link #entryBytes} is left out. */
    String tooLarge() {
        return "is too large: files of up to %s are read".formatted(Wording.bytes(entryBytes));
    }
}
