package loom.training.metrics;

import java.util.Comparator;
import loom.engine.quality.Quality;

/**
 * How good a run's pictures were after an epoch.
 *
 * @param epoch counted from 1
 * @param step the last step of the epoch
 */
public record EpochQuality(int epoch, long step, Quality quality) {
    /** The better one first, the earliest of equal ones. */
    public static final Comparator<EpochQuality> BEST_FIRST =
            Comparator.comparing(EpochQuality::quality, Quality.BEST_FIRST)
                    .thenComparingInt(EpochQuality::epoch);
}
