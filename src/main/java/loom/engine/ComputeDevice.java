package loom.engine;

/**
 * Something that can train and sample.
 *
 * @param id {@code cpu}, or {@code cuda:N} for the N-th GPU
 * @param name what people know it by
 * @param memoryBytes its memory; for the processor the memory of the machine, 0 where unknown
 */
public record ComputeDevice(String id, String name, long memoryBytes) {
    /** The id of the processor, which is always there. */
    public static final String CPU = "cpu";

    public ComputeDevice {
        if (!id.matches("cpu|cuda:\\d{1,2}")) {
            throw new IllegalArgumentException(
                    "device must be cpu or cuda:N, for example cuda:0, was '" + id + "'");
        }
    }

    /** True for a GPU. */
    public boolean isGpu() {
        return !id.equals(CPU);
    }
}
