package loom.engine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;

/** What CUDA tells about a GPU. */
final class Gpu {
    /** Compute capability 8.0 (Ampere) brought bfloat16 to the tensor cores. */
    private static final int AMPERE = 80;

    private Gpu() {}

    static ComputeDevice describe(int index) {
        MemoryUsage memory = CudaUtils.getGpuMemory(Device.gpu(index));
        long total = Math.max(0, memory.getMax());
        long free = Math.max(0, total - memory.getUsed());
        String name =
                NvidiaDriver.deviceName(index)
                        .orElseGet(() ->
                                "NVIDIA GPU %d, compute capability %s"
                                        .formatted(index, CudaUtils.getComputeCapability(index)));
        return new ComputeDevice("cuda:" + index, name, total, free);
    }

    static boolean hasNativeBfloat16(int index) {
        String capability = CudaUtils.getComputeCapability(index).replace(".", "");
        return capability.matches("\\d+") && Integer.parseInt(capability) >= AMPERE;
    }
}
