package loom.explore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import loom.base.RefusedException;
import loom.base.ui.Notice;
import loom.explore.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that a page has done off its thread, with a bar that shows while it lasts (its style keeps
 * the bar invisible for the first 300 ms). Only the newest work counts: what was asked for before
 * is dropped when it arrives late. Call it with the UI's lock held.
 */
class LatestOnlyTask extends ProgressBar {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(LatestOnlyTask.class);

    private final transient Background background;
    private long newest;

    LatestOnlyTask(Background background, String label) {
        this.background = background;
        setIndeterminate(true);
        setVisible(false);
        addClassName("patience");
        getElement().setAttribute("aria-label", label);
    }

    /**
     * @param page where the result goes; it is told to assistive technology as busy meanwhile
     * @param work done on another thread, without the UI's lock
     * @param show called with the result and the UI's lock held
     */
    <T> void start(Component page, Supplier<T> work, Consumer<T> show) {
        UI ui = UI.getCurrent();
        long number = ++newest;
        setVisible(true);
        page.getElement().setAttribute("aria-busy", "true");
        background.run(() -> {
            SerializableRunnable end = outcome(work, show);
            access(
                    ui,
                    () -> {
                        if (number != newest) {
                            return;
                        }
                        setVisible(false);
                        page.getElement().removeAttribute("aria-busy");
                        end.run();
                    });
        });
    }

    private static <T> SerializableRunnable outcome(Supplier<T> work, Consumer<T> show) {
        try {
            T result = work.get();
            return () -> show.accept(result);
        } catch (RefusedException e) {
            return () -> Notice.problem(e.refusal().sentence());
        } catch (RuntimeException e) {
            log.error("drawing failed", e);
            return () ->
                    Notice.problem(
                            "The pictures could not be drawn: "
                                    + e.getMessage()
                                    + ". Try again, or choose another model.");
        }
    }

    private static void access(UI ui, SerializableRunnable command) {
        try {
            Future<Void> unused = ui.access(command::run);
        } catch (UIDetachedException e) {
            log.debug("the page was left before its pictures were ready");
        }
    }
}
