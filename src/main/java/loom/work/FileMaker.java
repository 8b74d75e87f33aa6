package loom.work;

import java.io.IOException;
import java.io.OutputStream;

/** Makes one kind of file. A feature declares a bean of this type. */
public interface FileMaker {
    /** Names the kind, for example {@code pieces-zip}; never changed once released. */
    String kind();

    /**
     * Writes the file, in the name of whoever ordered it. After a crash it is written again, from
     * the start.
     *
     * @param payload what was ordered, as it was submitted
     * @param progress asked after each part; what it throws is passed on
     */
    void make(String payload, Progress progress, OutputStream out) throws IOException;

    /** Told how far a file is. */
    @FunctionalInterface
    interface Progress {
        /** Throws what ends the work if it was cancelled, or has to stop. */
        void at(int done, int total);
    }
}
