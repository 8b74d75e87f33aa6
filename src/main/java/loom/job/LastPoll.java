package loom.job;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Remembers when the workers of a lane last looked for jobs. Safe for use by many threads. */
final class LastPoll extends AbstractSchedulerListener {
    private final LongSupplier nanos;
    private final AtomicLong last;

    /**
     * @param nanos a clock that is never put back
     */
    LastPoll(LongSupplier nanos) {
        this.nanos = nanos;
        last = new AtomicLong(nanos.getAsLong());
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        if (type == SchedulerEventType.RAN_EXECUTE_DUE) {
            last.set(nanos.getAsLong());
        }
    }

    /** How long ago that was; at first, how long ago the workers started. */
    Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - last.get());
    }
}
