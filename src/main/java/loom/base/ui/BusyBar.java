package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.Command;
import java.util.function.Consumer;
import java.util.function.Supplier;
import loom.base.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows while a page has work done off its thread; its style keeps it invisible for the first 300
 * ms. All of its methods want the UI's lock.
 */
abstract class BusyBar extends ProgressBar {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(BusyBar.class);

    private final String problem;

    /**
     * @param label what is done, for assistive technology: "Drawing the pictures"
     * @param problem what to say if that goes wrong: "The pictures could not be drawn"
     */
    BusyBar(String label, String problem) {
        this.problem = problem;
        setIndeterminate(true);
        setVisible(false);
        addClassName("patience");
        getElement().setAttribute("aria-label", label);
    }

    /** Says that a part of the page waits for its content. */
    final void begin(Component part) {
        setVisible(true);
        part.getElement().setAttribute("aria-busy", "true");
    }

    final void end(Component part) {
        setVisible(false);
        part.getElement().removeAttribute("aria-busy");
    }

    /** Does work, on any thread, and gives what is to be done on the page then. */
    final <T> Command outcome(Supplier<T> work, Consumer<T> show, Runnable failed) {
        try {
            T result = work.get();
            return () -> show.accept(result);
        } catch (RefusedException e) {
            return () -> {
                failed.run();
                Notice.problem(e.refusal().sentence());
            };
        } catch (RuntimeException e) {
            log.error("{}", problem, e);
            return () -> {
                failed.run();
                Notice.problem(
                        "%s: %s. Try again; the studio's log says more."
                                .formatted(problem, e.getMessage()));
            };
        }
    }
}
