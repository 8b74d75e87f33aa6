package loom.dataset.decode;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a piece of work costs on its thread.
 *
 * @param bytes of the heap that it asked for, not all at the same time
 */
public record Cost(Duration cpu, long bytes) {
    /** A piece of work without a result. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    public static Cost of(Work work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        try {
            work.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return new Cost(
                Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu),
                threads.getCurrentThreadAllocatedBytes() - bytes);
    }
}
