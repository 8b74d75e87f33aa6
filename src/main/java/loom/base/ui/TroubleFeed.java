package loom.base.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import loom.base.Trouble;
import loom.base.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells all open pages what keeps the studio from work: one reading for all of them. */
@Component
class TroubleFeed {
    private static final Logger log = LoggerFactory.getLogger(TroubleFeed.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Troubles troubles;
    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("troubles").factory());
    private volatile List<Trouble> known = List.of();

    TroubleFeed(Troubles troubles) {
        this.troubles = troubles;
        long interval = INTERVAL.toMillis();
        thread.scheduleWithFixedDelay(this::tickSafely, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** What was known at the last look. */
    List<Trouble> known() {
        return known;
    }

    /** Shows every change, with the UI's lock held. */
    Registration follow(UI ui, Consumer<List<Trouble>> show) {
        Page page = new Page(ui, show);
        pages.add(page);
        return () -> pages.remove(page);
    }

    /** Looks, if anybody wants to know, and passes on what changed. */
    void tick() {
        if (pages.isEmpty()) {
            return;
        }
        List<Trouble> now = troubles.now();
        if (now.equals(known)) {
            return;
        }
        known = now;
        for (Page page : pages) {
            try {
                page.ui.access((Command) () -> page.show.accept(now));
            } catch (UIDetachedException e) {
                pages.remove(page);
            }
        }
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    /** A task that throws would never run again. */
    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            log.warn("the pages could not be told what keeps the studio from work", e);
        }
    }

    private record Page(UI ui, Consumer<List<Trouble>> show) {}
}
