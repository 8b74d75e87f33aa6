package loom.dataset;

import java.io.IOException;
import loom.base.Refusal;

/** Is shown what lies in uploaded files, in their order. */
interface UploadVisitor {
    /**
     * Asked before each file and again and again within a long one.
     *
     * @param progress how much of all uploads was shown, 0 to 1
     * @return true to end the reading, which then is {@link Reading#STOPPED}; must stay true
     */
    boolean shouldStop(double progress);

    /** A file that begins like an image. */
    void file(String name, byte[] content) throws IOException;

    /**
     * A file that begins like an image, and its label.
     *
     * @param label 0 to 255
     */
    default void labelled(String name, byte[] content, int label) throws IOException {
        file(name, content);
    }

    /**
     * One of the images of an IDX file, as {@link IdxImage} keeps it; they come one after the
     * other, then their {@link #idxEnd}.
     *
     * @param file name of the IDX file
     */
    void idxImage(String file, byte[] content) throws IOException;

    /** All images of an IDX file that can be read were shown. */
    void idxEnd(IdxImages images) throws IOException;

    /** A whole label file; its images may have come before it or may come later. */
    void labels(IdxLabels labels);

    /** A file that is no image, or is not safe to read. */
    void rejected(String name, String reason) throws IOException;

    /** A zip or an IDX file of which nothing is taken. */
    void unreadable(String name, Refusal refusal) throws IOException;
}
