package loom.base.ui;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** A few threads for all pages: drawing uses every core by itself, so more would not be faster. */
@Component
class BackgroundThreads implements Background {
    private static final int THREADS = 4;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("page-work-", 0).factory());

    @Override
    public void run(Runnable task) {
        threads.execute(task);
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
