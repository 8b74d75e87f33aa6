package loom.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heap that libtorch allocates from, where it is that of the GNU C library.
 *
 * <p>By default that heap hands every big block back to the kernel when it is freed, and each
 * training step then pays for the page faults of getting it anew. And each new thread gets a part
 * of the heap of its own, up to eight for each processor: a block that one thread frees is then of
 * no use to the others, so that the memory of a process grows for thousands of steps. Elsewhere
 * (macOS, Windows, musl) both calls do nothing.
 */
final class NativeHeap {
    private static final Logger log = LoggerFactory.getLogger(NativeHeap.class);

    // Numbers from malloc.h of the GNU C library.
    private static final int TRIM_THRESHOLD = -1;
    private static final int TOP_PAD = -2;
    private static final int MMAP_THRESHOLD = -3;
    private static final int MMAP_MAX = -4;
    private static final int ARENA_MAX = -8;

    private static final int MIB = 1 << 20;

    private NativeHeap() {}

    static void keepBlocks() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
            set(mallopt, MMAP_THRESHOLD, 32 * MIB); // the most that glibc accepts
            set(mallopt, MMAP_MAX, 0); // so larger blocks come from the heap as well
            set(mallopt, TRIM_THRESHOLD, 2047 * MIB);
            set(mallopt, TOP_PAD, 64 * MIB);
            set(mallopt, ARENA_MAX, 1);
        } catch (UnsatisfiedLinkError e) {
            log.info("The C library has no mallopt; training may be a little slower.");
        }
    }

    static void trim() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            NativeLibrary.getInstance("c").getFunction("malloc_trim").invokeInt(new Object[] {0L});
        } catch (UnsatisfiedLinkError e) {
            log.debug("The C library has no malloc_trim.");
        }
    }

    private static void set(Function mallopt, int parameter, int value) {
        if (mallopt.invokeInt(new Object[] {parameter, value}) == 0) {
            log.info("The C library refused mallopt({}, {}).", parameter, value);
        }
    }
}
