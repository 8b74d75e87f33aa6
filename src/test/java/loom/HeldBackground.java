package loom;

import java.util.ArrayDeque;
import java.util.Deque;
import loom.base.ui.Background;

/** Does the work of pages at once, or when a test says so. For one thread. */
public final class HeldBackground implements Background {
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean isHolding;

    @Override
    public void run(Runnable task) {
        if (isHolding) {
            held.add(task);
        } else {
            task.run();
        }
    }

    /** From now on work waits for {@link #release}. */
    public void hold() {
        isHolding = true;
    }

    /** Does what waited, in its order, and from now on all work at once. */
    public void release() {
        isHolding = false;
        while (!held.isEmpty()) {
            held.removeFirst().run();
        }
    }

    /** The same with the newest first, as may happen on several threads. */
    public void releaseBackwards() {
        isHolding = false;
        while (!held.isEmpty()) {
            held.removeLast().run();
        }
    }
}
