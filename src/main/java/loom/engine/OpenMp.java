package loom.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that libtorch computes with on Linux, which the GNU OpenMP library runs.
 *
 * <p>Between two pieces of work they wait by spinning, some milliseconds by default. On a machine
 * that does anything else, a studio's web server included, that takes the processor from the very
 * threads they wait for: beside other busy processes, a run with long spinning needed about twice
 * the processor time.
 */
final class OpenMp {
    private static final Logger log = LoggerFactory.getLogger(OpenMp.class);

    private static final String SPIN_COUNT = "GOMP_SPINCOUNT";
    private static final String BRIEFLY = "10000"; // some ten microseconds
    private static final int KEEP_EXISTING = 0;

    private OpenMp() {}

    /** Must come before libtorch is loaded; what a person set in the environment wins. */
    static void spinBriefly() {
        if (!Platform.isLinux() || System.getenv("OMP_WAIT_POLICY") != null) {
            return;
        }
        try {
            NativeLibrary.getInstance("c")
                    .getFunction("setenv")
                    .invokeInt(new Object[] {SPIN_COUNT, BRIEFLY, KEEP_EXISTING});
        } catch (UnsatisfiedLinkError e) {
            log.info("The C library has no setenv; training may suffer beside other programs.");
        }
    }
}
