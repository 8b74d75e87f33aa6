package loom.dataset.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps open pages up to date: one thread asks for all of them, twice a second. */
@Component
class PagePoller {
    private static final Logger log = LoggerFactory.getLogger(PagePoller.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("data-set-pages").factory());

    /**
     * Asks again and again, and shows each answer that differs from the one before. Asking happens
     * without the UI's lock, showing with it.
     *
     * @param known the answer that the page shows already
     */
    <T> Registration follow(UI ui, T known, Supplier<T> question, Consumer<T> show) {
        Followed<T> followed = new Followed<>(ui, known, question, show);
        Future<?> task =
                thread.scheduleWithFixedDelay(
                        followed::ask, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return () -> task.cancel(false);
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    private static final class Followed<T> {
        private final UI ui;
        private final Supplier<T> question;
        private final Consumer<T> show;
        private T last;

        Followed(UI ui, T known, Supplier<T> question, Consumer<T> show) {
            this.ui = ui;
            last = known;
            this.question = question;
            this.show = show;
        }

        /** Must not throw: the scheduler would silently never ask again. */
        void ask() {
            try {
                T answer = question.get();
                if (answer.equals(last)) {
                    return;
                }
                last = answer;
                ui.access((Command) () -> show.accept(answer));
            } catch (UIDetachedException e) {
                log.debug("the page is gone", e);
            } catch (RuntimeException e) {
                log.warn("a page could not be brought up to date", e);
            }
        }
    }
}
