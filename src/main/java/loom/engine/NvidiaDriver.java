package loom.engine;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the driver of NVIDIA's GPUs tells without any other library of CUDA: they may be missing or
 * of the wrong version on a machine that has a GPU.
 *
 * <p>The driver numbers its devices as libtorch does; both follow {@code CUDA_VISIBLE_DEVICES}.
 */
final class NvidiaDriver {
    private static final Logger log = LoggerFactory.getLogger(NvidiaDriver.class);

    private static final String LIBRARY = Platform.isWindows() ? "nvcuda" : "libcuda.so.1";
    private static final int SUCCESS = 0;
    private static final int LONGEST_NAME = 256;

    private NvidiaDriver() {}

    /** How many GPUs the driver offers; 0 without a driver. */
    static int deviceCount() {
        int[] count = new int[1];
        return call("cuInit", 0) && call("cuDeviceGetCount", (Object) count) ? count[0] : 0;
    }

    /** The name that a GPU is sold under, for example {@code NVIDIA GeForce RTX 3060}. */
    static Optional<String> deviceName(int index) {
        int[] device = new int[1];
        byte[] name = new byte[LONGEST_NAME];
        boolean isKnown =
                call("cuInit", 0)
                        && call("cuDeviceGet", device, index)
                        && call("cuDeviceGetName", name, LONGEST_NAME, device[0]);
        return isKnown ? Optional.of(Native.toString(name).strip()) : Optional.empty();
    }

    private static boolean call(String function, Object... arguments) {
        try {
            int result =
                    NativeLibrary.getInstance(LIBRARY).getFunction(function).invokeInt(arguments);
            if (result != SUCCESS) {
                log.debug("The NVIDIA driver answered {} with error {}.", function, result);
            }
            return result == SUCCESS;
        } catch (UnsatisfiedLinkError e) {
            log.debug("{} cannot be loaded, so there is no NVIDIA driver.", LIBRARY);
            return false;
        }
    }
}
