package loom.dataset;

import loom.base.Wording;

/**
 * How far a zip is followed, so that a small one cannot fill memory or disk.
 *
 * @param entries files in one zip
 * @param entryBytes unpacked bytes of one file
 * @param totalBytes unpacked bytes of one zip
 * @param ratio unpacked to packed bytes of one file, held against files above {@code freeBytes}
 * @param freeBytes unpacked bytes up to which the ratio does not matter: flat drawings pack well
 */
record UploadLimits(int entries, long entryBytes, long totalBytes, int ratio, long freeBytes) {
    /** The largest image that is read is 256 MB as an uncompressed BMP. */
    static final UploadLimits DEFAULT =
            new UploadLimits(100_000, 260_000_000, 20_000_000_000L, 200, 16_000_000);

    /** Why a file with more than {@link #entryBytes} is left out. */
    String tooLarge() {
        return "is too large: files of up to %s are read".formatted(Wording.bytes(entryBytes));
    }
}
