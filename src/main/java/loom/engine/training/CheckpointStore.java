package loom.engine.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Keeps the last checkpoint of one run. */
public interface CheckpointStore {
    /**
     * Replaces the checkpoint. The store makes this atomic: after a crash either the old or the new
     * one is there, whole.
     *
     * @throws IOException if it cannot be kept; the old one must still be there
     */
    void save(Writer writer) throws IOException;

    /** The last checkpoint; empty for a run that has none. The caller closes the stream. */
    Optional<InputStream> open() throws IOException;

    /** Writes the content of a checkpoint. */
    @FunctionalInterface
    interface Writer {
        /** Writes everything, and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }
}
