package loom.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes expired files, once an hour. */
@Component
class FileSweep {
    private static final Logger log = LoggerFactory.getLogger(FileSweep.class);

    private final FileJobs jobs;
    private final Clock clock;
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("file-sweep").factory());

    FileSweep(FileJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        ticker.scheduleWithFixedDelay(this::sweepSafely, 1, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void close() {
        ticker.shutdownNow();
    }

    /** Must not throw: the ticker would silently never tick again. */
    private void sweepSafely() {
        try {
            jobs.sweep(clock.instant());
        } catch (RuntimeException e) {
            log.warn("expired files could not be removed", e);
        }
    }
}
