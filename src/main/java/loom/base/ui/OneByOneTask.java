package loom.base.ui;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work of which everything counts, as saving: each is done, in the order of asking, also if the
 * person leaves the page meanwhile, and each result is shown. Call it with the UI's lock held.
 */
public final class OneByOneTask extends BusyBar {
    private static final long serialVersionUID = 1L;

    private final transient Updates updates;
    private final transient Turns turns;
    private int pending;
    private int asked;
    private int forgotten;

    /**
     * @param label what is done, for assistive technology: "Saving the pieces"
     * @param problem what to say if that goes wrong: "The pieces could not be saved"
     */
    public OneByOneTask(Updates updates, String label, String problem) {
        super(label, problem);
        this.updates = updates;
        turns = new Turns(updates.threads());
    }

    /**
     * @param part where the result goes; it is told to assistive technology as busy meanwhile
     * @param work done on another thread, without the UI's lock
     * @param show called with the result and the UI's lock held
     * @param failed called in place of {@code show} if the work came to nothing
     */
    public <T> void start(Component part, Supplier<T> work, Consumer<T> show, Runnable failed) {
        int number = asked++;
        pending++;
        begin(part);
        updates.work(
                turns,
                () -> {
                    var outcome = outcome(work, show, failed);
                    return () -> {
                        if (--pending == 0) {
                            end(part);
                        }
                        if (number >= forgotten && isAttached()) {
                            outcome.execute();
                        }
                    };
                });
    }

    /** The results of all that was asked for until now are not wanted any more. */
    public void forget() {
        forgotten = asked;
    }
}
