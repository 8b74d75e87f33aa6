package loom.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * libtorch in this process: loaded once, on first use, with the settings that the engine needs. Any
 * thread may call it.
 */
public final class TorchEngine {
    private static final String ENGINE = "PyTorch";

    private TorchEngine() {}

    /** The version of libtorch, for example {@code 2.7.1}. Loads it if need be. */
    public static String version() {
        return Holder.ENGINE_INSTANCE.getVersion();
    }

    /** All devices of this machine, GPUs first, the processor last. */
    public static List<ComputeDevice> devices() {
        List<ComputeDevice> devices = new ArrayList<>();
        int gpus = Holder.ENGINE_INSTANCE.getGpuCount();
        for (int i = 0; i < gpus; i++) {
            devices.add(Gpu.describe(i));
        }
        devices.add(Processor.describe());
        return List.copyOf(devices);
    }

    /**
     * True where the device multiplies bfloat16 matrices in hardware, so that it gains speed by
     * them.
     */
    public static boolean hasNativeBfloat16(String device) {
        return isGpu(device)
                ? Gpu.hasNativeBfloat16(gpuIndex(device))
                : Processor.hasNativeBfloat16();
    }

    /**
     * A scope for arrays on a device; the caller closes it.
     *
     * @throws IllegalArgumentException if this machine has no such device
     */
    public static NDManager newManager(String device) {
        int gpus = Holder.ENGINE_INSTANCE.getGpuCount(); // also loads libtorch
        if (!isGpu(device)) {
            return NDManager.newBaseManager(Device.cpu(), ENGINE);
        }
        int index = gpuIndex(device);
        if (index >= gpus) {
            throw new IllegalArgumentException(
                    "device %s is not there, this machine has %d GPUs: choose one of %s"
                            .formatted(
                                    device,
                                    gpus,
                                    devices().stream().map(ComputeDevice::id).toList()));
        }
        return NDManager.newBaseManager(Device.gpu(index), ENGINE);
    }

    /**
     * Puts the calling thread into the state that programs need. libtorch keeps both settings for
     * each thread, and other code on the thread may have changed them.
     *
     * @param gradients true to record what gradients need
     */
    public static void prepareThread(boolean gradients) {
        JniUtils.setGradMode(gradients);
        // The profiling executor would spend the first calls of each program specialising it.
        JniUtils.setGraphExecutorOptimize(false);
    }

    /** Gives memory that training has freed back to the system. */
    public static void releaseMemory() {
        NativeHeap.trim();
        if (Holder.ENGINE_INSTANCE.getGpuCount() > 0) {
            JniUtils.emptyCudaCache();
        }
    }

    private static boolean isGpu(String device) {
        return new ComputeDevice(device, device, 0).isGpu();
    }

    private static int gpuIndex(String device) {
        return Integer.parseInt(device.substring(device.indexOf(':') + 1));
    }

    /** Loads libtorch when it is first touched. */
    private static final class Holder {
        static final Engine ENGINE_INSTANCE = load();

        private static Engine load() {
            if (System.getProperty("OPT_OUT_TRACKING") == null) {
                System.setProperty("OPT_OUT_TRACKING", "true"); // DJL reports its usage otherwise
            }
            NativeHeap.keepBlocks();
            OpenMp.spinBriefly();
            Engine engine = Engine.getEngine(ENGINE);
            int offered = NvidiaDriver.deviceCount();
            if (offered > engine.getGpuCount()) {
                LoggerFactory.getLogger(TorchEngine.class)
                        .warn(
                                "The NVIDIA driver offers {} GPUs, libtorch {} uses {} of them:"
                                        + " docs/gpu.md says what it needs.",
                                offered,
                                engine.getVersion(),
                                engine.getGpuCount());
            }
            return engine;
        }
    }
}
