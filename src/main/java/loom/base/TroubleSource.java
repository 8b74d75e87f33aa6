package loom.base;

import java.util.Optional;

/**
 * Knows one kind of {@link Trouble}. A module declares a bean of this type for what it depends on.
 */
public interface TroubleSource {
    /** The trouble that there is at this moment. Asked often, so it must cost little. */
    Optional<Trouble> now();

    /** The trouble behind a fault; empty if the fault has another cause. */
    Optional<Trouble> explain(Throwable fault);
}
