package loom.engine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a device had no memory left for a tensor, read from what libtorch threw: it has no exception
 * of its own for this, only texts, which differ between versions.
 *
 * <p>On Linux the processor's memory seldom ends this way: the system promises more than it has and
 * kills the process later.
 *
 * @param isGpu true if the memory of a GPU ran out, false for that of the machine
 * @param wantedBytes size of the tensor, 0 where the text does not say
 * @param allocatedBytes held by tensors of this process at that moment, 0 where unknown
 * @param usableBytes all that this process could have held: what it had reserved and what was free;
 *     0 where unknown
 */
public record MemoryShortage(
        boolean isGpu, long wantedBytes, long allocatedBytes, long usableBytes) {
    /** Batch normalisation has no variance of a single image. */
    private static final int SMALLEST_BATCH = 2;

    /** A step that is less than this much smaller would likely fail again. */
    private static final double LARGEST_SHARE = 0.75;

    private static final int DEEPEST_CAUSE = 20;

    private static final Pattern GPU =
            Pattern.compile(
                    "CUDA out of memory|CUDA error: out of memory|CUDNN_STATUS_ALLOC_FAILED"
                            + "|CUBLAS_STATUS_ALLOC_FAILED");

    /** The two texts of DefaultCPUAllocator are those of Linux and macOS, and of Windows. */
    private static final Pattern MACHINE =
            Pattern.compile(
                    "DefaultCPUAllocator: (can't allocate|not enough) memory|std::bad_alloc");

    private static final String SIZE = "(\\d+(?:\\.\\d+)?) (bytes|KiB|MiB|GiB)";
    private static final Pattern WANTED = Pattern.compile("ried to allocate " + SIZE);

    // Until libtorch 2.0: "(GPU 0; 8.00 GiB total capacity; 5.10 GiB already allocated; 0 bytes
    // free; 5.20 GiB reserved in total by PyTorch)".
    private static final Pattern OLD_ALLOCATED = Pattern.compile(SIZE + " already allocated");
    private static final Pattern OLD_FREE = Pattern.compile(SIZE + " free;");
    private static final Pattern OLD_RESERVED = Pattern.compile(SIZE + " reserved in total");

    // Since 2.1: "... of which 1.20 GiB is free. ... Of the allocated memory 5.10 GiB is allocated
    // by PyTorch, and 100.00 MiB is reserved by PyTorch but unallocated."
    private static final Pattern ALLOCATED = Pattern.compile(SIZE + " is allocated by PyTorch");
    private static final Pattern FREE = Pattern.compile("of which " + SIZE + " is free");
    private static final Pattern IDLE = Pattern.compile(SIZE + " is reserved by PyTorch but");

    /**
     * The shortage that a failure tells of, itself or in one of its causes; empty if it does not.
     */
    public static Optional<MemoryShortage> in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            String text = cause.getMessage();
            if (text != null && GPU.matcher(text).find()) {
                return Optional.of(ofGpu(text));
            }
            if (text != null && MACHINE.matcher(text).find()) {
                return Optional.of(new MemoryShortage(false, size(WANTED, text), 0, 0));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * The batch size to try next: the largest power of two that is at most three quarters of the
     * one that failed, and at most the share of it that the figures leave room for.
     *
     * <p>That share is usable / (allocated + wanted): the step needed at least what it held and
     * asked for, and a part of that does not shrink with the batch, so a larger share cannot fit.
     *
     * @param batch the size that failed
     * @return empty if no smaller batch can be trained
     */
    public OptionalInt smallerBatch(int batch) {
        double needed = (double) allocatedBytes + wantedBytes;
        double share =
                usableBytes > 0 && needed > 0
                        ? Math.min(LARGEST_SHARE, usableBytes / needed)
                        : LARGEST_SHARE;
        int smaller = Math.max(SMALLEST_BATCH, Integer.highestOneBit((int) (batch * share)));
        return smaller < batch ? OptionalInt.of(smaller) : OptionalInt.empty();
    }

    private static MemoryShortage ofGpu(String text) {
        long reserved = size(OLD_RESERVED, text);
        boolean isOld = reserved > 0;
        long allocated = size(isOld ? OLD_ALLOCATED : ALLOCATED, text);
        long held = isOld ? reserved : allocated + size(IDLE, text);
        return new MemoryShortage(
                true, size(WANTED, text), allocated, held + size(isOld ? OLD_FREE : FREE, text));
    }

    private static long size(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return 0;
        }
        long unit =
                switch (found.group(2)) {
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    default -> 1;
                };
        return (long) (Double.parseDouble(found.group(1)) * unit);
    }
}
