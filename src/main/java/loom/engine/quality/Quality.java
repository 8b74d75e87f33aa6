package loom.engine.quality;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How good a generator's pictures are.
 *
 * @param distance sliced Wasserstein distance of the samples to held-out real images, times 1000;
 *     lower is better
 * @param floor the same distance between two sets of real images: what no generator is expected to
 *     beat by much
 * @param diversity how much the samples differ from each other, as a share of how much real images
 *     do; 1 is as diverse as the data, 0 is one picture again and again
 * @param nearest how far samples are from the training image nearest to them, as a share of how far
 *     new real images are; about 1 is as new as a real image, 0 is a copy
 * @param prdc how they lie among real images; null where there are too few of these, and in what
 *     was measured before this was known
 */
public record Quality(
        double distance, double floor, double diversity, double nearest, @Nullable Prdc prdc) {

    /**
     * The better one first: the one of the higher {@link Prdc#score}, which sees whole shapes; of
     * equal ones, or where neither has it, the one of less distance.
     */
    public static final Comparator<Quality> BEST_FIRST =
            Comparator.comparingDouble(Quality::orderedScore)
                    .reversed()
                    .thenComparingDouble(Quality::distance);

    public Quality {
        require("distance", distance);
        require("floor", floor);
        require("diversity", diversity);
        require("nearest", nearest);
    }

    /** Without knowing how they lie among real images. */
    public Quality(double distance, double floor, double diversity, double nearest) {
        this(distance, floor, diversity, nearest, null);
    }

    private double orderedScore() {
        return prdc == null ? -1 : prdc.score();
    }

    static void require(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) { // also where it is not a number
            throw new IllegalArgumentException(
                    "%s must be a finite number of at least 0, was %s".formatted(name, value));
        }
    }
}
