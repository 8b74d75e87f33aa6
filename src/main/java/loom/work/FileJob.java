package loom.work;

import java.time.Instant;
import java.util.UUID;
import loom.account.Owned;
import loom.account.Owner;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody ordered, and how far it is.
 *
 * @param kind names the {@link FileMaker}
 * @param title what it is, in words for a person
 * @param fileName under which it is saved where it is downloaded
 * @param done how many of the {@code total} parts are in it
 * @param bytes its size, once it is ready
 * @param failure why there is no file, in words for a person
 * @param expires when it is removed; null while it is not over
 */
public record FileJob(
        UUID id,
        Owner owner,
        String kind,
        String title,
        String fileName,
        State state,
        int done,
        int total,
        long bytes,
        @Nullable String failure,
        Instant created,
        @Nullable Instant expires)
        implements Owned {

    public boolean isReady() {
        return state == State.READY;
    }

    /** Where the order of a file stands. One that is cancelled is gone. */
    public enum State {
        QUEUED,
        RUNNING,
        READY,
        FAILED
    }
}
