package loom.engine.training;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Prepares the batch of the next step on a thread of its own while a step is computed. */
final class Prefetch implements AutoCloseable {
    private final BatchLoader feed;
    private final long last;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("feed").factory());
    private @Nullable Future<Batch> next;

    /**
     * @param last the last step there will be
     */
    Prefetch(BatchLoader feed, long last) {
        this.feed = feed;
        this.last = last;
    }

    /** The batch of a step; steps are asked for in order, each when the one before it is done. */
    Batch take(long step) {
        Future<Batch> wanted = next == null ? thread.submit(() -> feed.batch(step)) : next;
        try {
            Batch batch = wanted.get();
            next = step < last ? thread.submit(() -> feed.batch(step + 1)) : null;
            return batch;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a batch could not be prepared", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was prepared", e);
        }
    }

    /** Waits for a batch that is being prepared: what it reads from is closed next. */
    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
