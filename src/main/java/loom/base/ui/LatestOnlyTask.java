package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work of which only the newest counts, as a drawing of what the person set last: what was asked
 * for before is not begun any more, or dropped when it arrives late. Never for work that keeps
 * something: see {@link OneByOneTask}. Call it with the UI's lock held.
 */
public final class LatestOnlyTask extends BusyBar {
    private static final long serialVersionUID = 1L;

    private final transient Updates updates;
    private final AtomicLong newest = new AtomicLong();
    private transient Runnable idle = () -> {};

    /**
     * @param label what is done, for assistive technology: "Drawing the pictures"
     * @param problem what to say if that goes wrong: "The pictures could not be drawn"
     */
    public LatestOnlyTask(Updates updates, String label, String problem) {
        super(label, problem);
        this.updates = updates;
    }

    /**
     * @param part where the result goes; it is told to assistive technology as busy meanwhile
     * @param work done on another thread, without the UI's lock
     * @param show called with the result and the UI's lock held
     */
    public <T> void start(Component part, Supplier<T> work, Consumer<T> show) {
        cancel();
        long number = newest.get();
        begin(part);
        idle = () -> end(part);
        updates.work(
                updates.threads(),
                () -> {
                    if (number != newest.get()) {
                        return () -> {};
                    }
                    var outcome = outcome(work, show, () -> {});
                    return () -> {
                        if (number == newest.get()) {
                            idle.run();
                            outcome.execute();
                        }
                    };
                });
    }

    /** Drops what was asked for last, unless it has arrived. */
    public void cancel() {
        newest.incrementAndGet();
        idle.run();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        cancel();
    }
}
