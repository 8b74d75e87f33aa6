package loom.training.live;

import java.util.function.Consumer;
import loom.training.metrics.DownsampledSeries;

/**
 * A page that follows a run: how far it is, and when it is told next. Used by the feed's thread
 * alone, but for whether it is hidden.
 */
final class Follower {
    /** A browser draws up to twice the thinned rows before it gets them thinned again. */
    private static final int MOST_DRAWN = 2 * DownsampledSeries.MOST_ROWS;

    private final Consumer<RunUpdate> page;
    private volatile boolean hidden;
    private volatile long dueTick;
    private long position = -1;
    private long version;
    private int drawn;

    Follower(Consumer<RunUpdate> page) {
        this.page = page;
    }

    boolean isHidden() {
        return hidden;
    }

    /** A page that comes into sight is due at once. */
    void hide(boolean isHidden) {
        hidden = isHidden;
        if (!isHidden) {
            dueTick = 0;
        }
    }

    boolean isDue(long tick) {
        return tick >= dueTick;
    }

    /** Shows what is new, if anything is. */
    void tell(RunReading reading, long nextTick) {
        dueTick = nextTick;
        if (version == reading.version()) {
            return;
        }
        RunUpdate update = reading.update(position);
        if (drawn + update.curves().losses().size() > MOST_DRAWN) {
            update = reading.update(-1);
        }
        int rows = update.curves().losses().size();
        drawn = update.curves().replaces() ? rows : drawn + rows;
        position = reading.position();
        version = reading.version();
        page.accept(update);
    }
}
