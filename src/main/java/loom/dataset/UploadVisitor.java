package loom.dataset;

import java.io.IOException;
import loom.base.Refusal;

/** Is shown what lies in uploaded files, in their order. */
interface UploadVisitor {
    /**
     * A file that begins like an image.
     *
     * @param progress how much of all uploads lies before it, 0 to 1
     * @return false to end the visit
     */
    boolean file(String name, byte[] content, double progress) throws IOException;

    /** A file that is no image, or is not safe to read. */
    void rejected(String name, String reason) throws IOException;

    /** A zip of which nothing is taken. */
    void unreadable(String name, Refusal refusal) throws IOException;
}
