package loom.engine;

/**
 * Something that can train and sample.
 *
 * @param id {@code cpu}, or {@code cuda:N} for the N-th GPU
 * @param name what people know it by
 * @param memoryBytes its memory; for the processor the memory of the machine, 0 where unknown
 * @param freeBytes what of a GPU's memory no process used when it was asked, 0 where unknown
 */
public record ComputeDevice(String id, String name, long memoryBytes, long freeBytes) {
    /** The id of the processor, which is always there. */
    public static final String CPU = "cpu";

    public ComputeDevice {
        if (!id.matches("cpu|cuda:\\d{1,2}")) {
            throw new IllegalArgumentException(
                    "device must be cpu or cuda:N, for example cuda:0, was '" + id + "'");
        }
    }

    public ComputeDevice(String id, String name, long memoryBytes) {
        this(id, name, memoryBytes, 0);
    }

    /** True for a GPU. */
    public boolean isGpu() {
        return !id.equals(CPU);
    }
}
