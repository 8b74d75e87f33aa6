package loom.training.live;

import java.time.Duration;

/**
 * How often pages are told what is new, so that those who watch do not slow down what they watch. A
 * page in sight is told with every tick, four times a second, as long as there are few; many share
 * that work among themselves. A hidden one is told every few seconds.
 */
final class Pace {
    static final Duration TICK = Duration.ofMillis(250);

    /** So many pages in sight are told with every tick. */
    static final int FEW = 20;

    static final int TICKS_WHILE_HIDDEN = 12;

    private Pace() {}

    /**
     * Ticks until a page is told again.
     *
     * @param inSight pages of all runs that somebody looks at
     */
    static int ticks(boolean hidden, int inSight) {
        int shared = Math.max(1, Math.ceilDiv(inSight, FEW));
        return hidden ? Math.max(TICKS_WHILE_HIDDEN, shared) : shared;
    }
}
