package loom.engine.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Keeps the checkpoints of one run: the last one, and those of some epochs beside it. */
public interface CheckpointStore {
    /**
     * Replaces the last checkpoint. The store makes this atomic: after a crash either the old or
     * the new one is there, whole.
     *
     * @throws IOException if it cannot be kept; the old one must still be there
     */
    void save(Writer writer) throws IOException;

    /** The last checkpoint; empty for a run that has none. The caller closes the stream. */
    Optional<InputStream> open() throws IOException;

    /**
     * What a run without a checkpoint begins from: another run's checkpoint, or a model. Empty to
     * begin from nothing. The caller closes the stream.
     */
    default Optional<InputStream> origin() throws IOException {
        return Optional.empty();
    }

    /**
     * True if the checkpoint at the end of an epoch is worth keeping beside the last one; it is
     * then saved and {@link #keep} is called.
     *
     * @param best true if no epoch before came closer to real images
     */
    default boolean wants(int epoch, boolean best) {
        return false;
    }

    /**
     * Keeps the checkpoint that was just saved beside later ones.
     *
     * @throws IOException if it cannot be kept; those kept before must still be there
     */
    default void keep(int epoch, long step, boolean best) throws IOException {}

    /** Writes the content of a checkpoint. */
    @FunctionalInterface
    interface Writer {
        /** Writes everything, and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }
}
