package loom.dataset;

import java.util.UUID;
import loom.base.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words for what should not happen while one file is worked on. Such a file is left out like any
 * other that cannot be used: one file is never a reason to lose the others.
 */
final class FileFault {
    private static final Logger log = LoggerFactory.getLogger(FileFault.class);

    private FileFault() {}

    /** Why the file is left out; what a person cannot mend has a reference to the log. */
    static String reason(String name, Throwable fault) {
        if (fault instanceof OutOfMemoryError) {
            return "needs more memory than the studio has left (it may use %s in all): make the image smaller, or start the studio with more (-Xmx)"
                    .formatted(Wording.bytes(Runtime.getRuntime().maxMemory()));
        }
        String reference = reference();
        log.error("the file \"{}\" could not be worked on (reference {})", name, reference, fault);
        return "could not be worked on: it is damaged in a way that nobody foresaw, or the studio has a fault (reference %s in its log); save it again as PNG"
                .formatted(reference);
    }

    /** Finds a fault in the log. */
    static String reference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
