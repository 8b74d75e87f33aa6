package loom.engine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

/** What CUDA tells about a GPU. */
final class Gpu {
    /** Compute capability 8.0 (Ampere) brought bfloat16 to the tensor cores. */
    private static final int AMPERE = 80;

    private Gpu() {}

    static ComputeDevice describe(int index) {
        long memory = CudaUtils.getGpuMemory(Device.gpu(index)).getMax();
        String name =
                "NVIDIA GPU %d, compute capability %s"
                        .formatted(index, CudaUtils.getComputeCapability(index));
        return new ComputeDevice("cuda:" + index, name, Math.max(0, memory));
    }

    static boolean hasNativeBfloat16(int index) {
        String capability = CudaUtils.getComputeCapability(index).replace(".", "");
        return capability.matches("\\d+") && Integer.parseInt(capability) >= AMPERE;
    }
}
