package loom.engine.training;

import loom.engine.quality.Quality;
import org.jspecify.annotations.Nullable;

/**
 * The epoch with the best pictures.
 *
 * @param epoch counted from 1; 0 if none was measured
 * @param quality of its pictures; null if none was measured, or by a version that kept less of it
 */
public record BestEpoch(int epoch, @Nullable Quality quality) {
    /** Before anything is measured: any epoch is better. */
    public static final BestEpoch NONE = new BestEpoch(0, null);

    /** The better of this and another epoch; this one if they are equal. */
    BestEpoch or(int otherEpoch, Quality other) {
        return quality == null || Quality.BEST_FIRST.compare(other, quality) < 0
                ? new BestEpoch(otherEpoch, other)
                : this;
    }
}
