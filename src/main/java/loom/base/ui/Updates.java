package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What pages have done off their threads: work that takes longer than a blink, and looking for news
 * twice a second. What comes of it is delivered with the UI's lock held. Safe for use by many
 * threads.
 */
@org.springframework.stereotype.Component
public class Updates {
    private static final Logger log = LoggerFactory.getLogger(Updates.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Background threads;
    private final Set<Follower<?, ?>> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("page-updates").factory());

    private long ticks;
    private boolean wasReadable = true;

    public Updates(Background threads) {
        this.threads = threads;
    }

    /**
     * Keeps a page up to date while it is attached: shows its part of a source whenever that
     * differs from what the page showed before. However many pages follow one source, it is read
     * once for all of them, without any UI's lock; less often while nobody can see the pages.
     *
     * @param source the same object for all pages that share its readings
     * @param part what of a reading the page shows; its values are compared with {@code equals}
     * @param known what the page shows when it is attached
     */
    public <S, T> void follow(
            Component page,
            Supplier<S> source,
            Function<S, T> part,
            Supplier<T> known,
            Consumer<T> show) {
        page.addAttachListener(event -> {
            UI ui = event.getUI();
            Follower<S, T> follower = new Follower<>(ui, page, source, part, known.get(), show);
            followers.add(follower);
            Signal<PageVisibility> visibility = ui.getPage().pageVisibilitySignal();
            Registration looking =
                    Signal.effect(
                            page, () -> follower.hidden(visibility.get() == PageVisibility.HIDDEN));
            page.addDetachListener(detached -> {
                detached.unregisterListener();
                looking.remove();
                followers.remove(follower);
            });
        });
    }

    /** The threads for work of pages. */
    Background threads() {
        return threads;
    }

    /**
     * Does work for the current UI on other threads, and then, with the UI's lock, what the work
     * gave; not if the browser's page is gone by then.
     */
    void work(Background where, Supplier<Command> work) {
        UI ui = UI.getCurrent();
        where.run(() -> access(ui, work.get()));
    }

    @PostConstruct
    void start() {
        ticker.scheduleWithFixedDelay(
                this::tickSafely, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        ticker.shutdownNow();
    }

    /** Looks for news and passes them on. */
    void tick() {
        ticks++;
        followers.stream()
                .filter(follower -> follower.isDue(ticks))
                .collect(Collectors.groupingBy(Follower::source))
                .forEach(this::read);
    }

    private void read(Supplier<?> source, List<Follower<?, ?>> due) {
        Object reading = source.get();
        wasReadable = true;
        due.forEach(follower -> follower.news(reading).ifPresent(it -> access(follower.ui(), it)));
    }

    /** Must not throw: the ticker would silently never tick again. */
    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            // The database may be away for a moment: once is enough to be told so.
            if (wasReadable) {
                log.warn("the pages could not be brought up to date", e);
            }
            wasReadable = false;
        }
    }

    private static void access(UI ui, Command command) {
        try {
            Future<Void> unused = ui.access(command);
        } catch (UIDetachedException e) {
            log.debug("a page was left before its news came");
        }
    }
}
