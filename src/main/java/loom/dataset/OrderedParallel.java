package loom.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on many things at once, on every processor, and hands the results over in the order in
 * which the things came. Holds few things in memory at a time. For one thread, which also receives
 * the results.
 */
final class OrderedParallel<T> implements AutoCloseable {
    /** Takes a result. */
    @FunctionalInterface
    interface Receiver<T> {
        void take(T result) throws IOException;
    }

    private record Pending<T>(Future<T> result, long memory) {}

    /** Of the heap: what is in work at the same time may fill this part of it. */
    private static final int HEAP_PART = 4;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final long memoryBudget = Runtime.getRuntime().maxMemory() / HEAP_PART;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("images-", 0).factory());
    private final Queue<Pending<T>> pending = new ArrayDeque<>();
    private final Receiver<T> receiver;
    private long memoryInUse;

    OrderedParallel(Receiver<T> receiver) {
        this.receiver = receiver;
    }

    /**
     * Starts a piece of work, and first waits for earlier ones if too much is under way.
     *
     * @param memory bytes that it needs, roughly
     */
    void submit(long memory, Callable<T> work) throws IOException {
        while (pending.size() >= 4 * threads
                || (!pending.isEmpty() && memoryInUse + memory > memoryBudget)) {
            handOver();
        }
        pending.add(new Pending<>(workers.submit(work), memory));
        memoryInUse += memory;
    }

    /** Waits for all that is left. */
    void finish() throws IOException {
        while (!pending.isEmpty()) {
            handOver();
        }
    }

    /** Drops what is still under way. */
    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
    }

    private void handOver() throws IOException {
        Pending<T> first = pending.remove();
        memoryInUse -= first.memory();
        try {
            receiver.take(first.result().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException("an image could not be worked on: " + e.getCause(), e.getCause());
        }
    }
}
