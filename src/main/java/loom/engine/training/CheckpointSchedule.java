package loom.engine.training;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says when a checkpoint is due: after a minute at the latest, and at the end of an epoch unless
 * saving after each would take more than a twentieth of the time. The time of day has no say: it
 * may be put back by an hour.
 */
final class CheckpointSchedule {
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final int SHARE = 20;

    private final LongSupplier nanoTime;
    private long last;
    private Duration cost = Duration.ZERO;

    CheckpointSchedule(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
    }

    boolean isDue(boolean endOfEpoch) {
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - last);
        Duration wait = cost.multipliedBy(SHARE);
        if (!endOfEpoch || wait.compareTo(INTERVAL) > 0) {
            wait = INTERVAL;
        }
        return since.compareTo(wait) >= 0;
    }

    /**
     * @param begun what the source of time said when the saving began
     */
    void saved(long begun) {
        last = nanoTime.getAsLong();
        cost = Duration.ofNanos(last - begun);
    }
}
