package loom.storage;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;

/** A disk that is as full as a test says. */
public final class TestDisk implements FreeSpace {
    private static final long PLENTY = 100_000_000_000L;
    private static final long STEP = 2_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private volatile long free = PLENTY;

    /** What a studio keeps free on this disk; it looks every time it is asked. */
    public Reserve reserve(DataSize bytes) {
        return new Reserve(this, bytes, () -> nanos.addAndGet(STEP));
    }

    public void leave(long bytes) {
        free = bytes;
    }

    public void makeRoom() {
        free = PLENTY;
    }

    @Override
    public long bytes() {
        return free;
    }
}
