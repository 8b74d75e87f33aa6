package loom.dataset;

import java.util.List;

/** What the check of one file came to. */
sealed interface CheckedFile {
    /**
     * An image that can be used.
     *
     * @param thumbnail a small PNG of it
     */
    record Accepted(byte[] content, byte[] thumbnail, List<Note> notes) implements CheckedFile {}

    /**
     * The same with what its upload says of it.
     *
     * @param label 0 to 255; -1 for none
     * @param isFile true if it was a file by itself, false if it came out of an array
     */
    record Taken(String name, Accepted image, int label, boolean isFile) implements CheckedFile {}

    record Refused(Rejection rejection) implements CheckedFile {}

    /** No file, but the mark that the images of an IDX file end here. */
    record IdxEnd(IdxImages images) implements CheckedFile {}

    static CheckedFile refused(String name, String reason) {
        return new Refused(new Rejection(name, reason));
    }
}
