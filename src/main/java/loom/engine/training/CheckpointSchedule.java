package loom.engine.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Says when a checkpoint is due: after a minute at the latest, and at the end of an epoch unless
 * saving after each would take more than a twentieth of the time.
 */
final class CheckpointSchedule {
    private static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final int SHARE = 20;

    private final Clock clock;
    private Instant last;
    private Duration cost = Duration.ZERO;

    CheckpointSchedule(Clock clock) {
        this.clock = clock;
        last = clock.instant();
    }

    boolean isDue(boolean endOfEpoch) {
        Duration since = Duration.between(last, clock.instant());
        Duration wait = cost.multipliedBy(SHARE);
        if (!endOfEpoch || wait.compareTo(INTERVAL) > 0) {
            wait = INTERVAL;
        }
        return since.compareTo(wait) >= 0;
    }

    /**
     * @param begun when the saving began
     */
    void saved(Instant begun) {
        last = clock.instant();
        cost = Duration.between(begun, last);
    }
}
