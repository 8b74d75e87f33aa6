package loom.engine.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says when a long epoch is due for a checkpoint. */
final class CheckpointSchedule {
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final Clock clock;
    private Instant last;

    CheckpointSchedule(Clock clock) {
        this.clock = clock;
        last = clock.instant();
    }

    boolean isDue() {
        return Duration.between(last, clock.instant()).compareTo(INTERVAL) >= 0;
    }

    void saved() {
        last = clock.instant();
    }
}
