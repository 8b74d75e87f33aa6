package loom.base.ui;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets tasks take turns on some threads: each begins when the one before has ended. */
final class Turns implements Background {
    private final Background threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean isRunning;

    Turns(Background threads) {
        this.threads = threads;
    }

    @Override
    public void run(Runnable task) {
        synchronized (this) {
            waiting.add(task);
            if (isRunning) {
                return;
            }
            isRunning = true;
        }
        threads.run(this::runAll);
    }

    private void runAll() {
        Runnable task;
        while ((task = next()) != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                threads.run(this::runAll); // the others' turns come nevertheless
                throw e;
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        isRunning = task != null;
        return task;
    }
}
