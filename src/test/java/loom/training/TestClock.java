package loom.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import loom.base.MonotonicClock;

/** A clock that tests set; it ticks by a microsecond with each look, so that orders are kept. */
public final class TestClock extends Clock implements MonotonicClock {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private long nanos;

    public synchronized void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** As somebody who sets the machine's time: no time passes. */
    public synchronized void putBack(Duration time) {
        now = now.minus(time);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plusNanos(1_000);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
