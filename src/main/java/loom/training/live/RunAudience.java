package loom.training.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that follow one run, and the one reading that serves them. Pages come and go on any
 * thread; told they are on the feed's alone. A reading outlives its last page for a while: whoever
 * reloads a page does not wait for a long history again.
 */
final class RunAudience {
    private static final Logger log = LoggerFactory.getLogger(RunAudience.class);

    /** About a minute. */
    private static final int MOST_IDLE_TICKS = 240;

    private final RunReading reading;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isBeingRead = new AtomicBoolean();
    private volatile boolean isRead;
    private int idleTicks;
    private long readTick = -1;

    RunAudience(RunReading reading) {
        this.reading = reading;
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    void remove(Follower follower) {
        followers.remove(follower);
    }

    boolean isEmpty() {
        return followers.isEmpty();
    }

    /** True once nobody has come for long; asked with every tick without anybody. */
    boolean isForgotten() {
        idleTicks++;
        return idleTicks > MOST_IDLE_TICKS && followers.isEmpty();
    }

    int inSight() {
        return (int) followers.stream().filter(it -> !it.isHidden()).count();
    }

    /** True once all that the run left behind is read, and each page can be told. */
    boolean isRead() {
        return isRead;
    }

    /** Reads all that the run has left behind, unless another thread does; true if it did. */
    boolean readFirst() {
        if (isRead || !isBeingRead.compareAndSet(false, true)) {
            return false;
        }
        try {
            if (!isRead) {
                reading.refresh();
            }
            isRead = true;
            return true;
        } finally {
            isBeingRead.set(false);
        }
    }

    /** Reads once and tells the pages whose turn it is; reads nothing if it is nobody's. */
    void tell(long tick, int inSight) {
        idleTicks = 0;
        if (!isRead || followers.stream().noneMatch(it -> it.isDue(tick))) {
            return;
        }
        if (readTick != tick) {
            reading.refresh();
            readTick = tick;
        }
        for (Follower follower : followers) {
            if (follower.isDue(tick)) {
                tell(follower, tick + Pace.ticks(follower.isHidden(), inSight));
            }
        }
    }

    private void tell(Follower follower, long nextTick) {
        try {
            follower.tell(reading, nextTick);
        } catch (RuntimeException e) {
            log.warn("a page that followed a run is told nothing more", e);
            followers.remove(follower);
        }
    }
}
