package loom.engine.recipe;

/**
 * What the discriminator pays for being steep, added to its loss; 0 leaves a penalty out. g is the
 * gradient of its output by one image, |g| its Euclidean norm, means are over the batch.
 *
 * @param real weight gamma of gamma / 2 * mean |g|^2 at real images: R1 of Mescheder et al. 2018
 *     (arXiv:1801.04406)
 * @param fake the same at fakes: R2
 * @param between weight lambda of lambda * mean (|g| - 1)^2 at random points between a real image
 *     and a fake: Gulrajani et al. 2017 (arXiv:1704.00028)
 */
public record GradientPenalties(double real, double fake, double between) {
    public static final double MOST = 1000;

    public GradientPenalties {
        requireWeight("real images", real);
        requireWeight("fakes", fake);
        requireWeight("points in between", between);
    }

    /** No penalty. */
    public static GradientPenalties none() {
        return new GradientPenalties(0, 0, 0);
    }

    /**
     * The penalty that goes with an objective: between real images and fakes for {@link
     * Objective#WASSERSTEIN}, at both for {@link Objective#RELATIVISTIC}, at real images for the
     * others.
     *
     * @param weight 0 for no penalty
     */
    public static GradientPenalties of(Objective objective, double weight) {
        return switch (objective) {
            case WASSERSTEIN -> new GradientPenalties(0, 0, weight);
            case RELATIVISTIC -> new GradientPenalties(weight, weight, 0);
            case NON_SATURATING, LEAST_SQUARES, HINGE -> new GradientPenalties(weight, 0, 0);
        };
    }

    /** The weight of the largest one. */
    public double weight() {
        return Math.max(between, Math.max(real, fake));
    }

    /** True if there is one at all. */
    public boolean isAny() {
        return real > 0 || fake > 0 || between > 0;
    }

    private static void requireWeight(String where, double weight) {
        if (!(weight >= 0 && weight <= MOST)) {
            throw new IllegalArgumentException(
                    "the gradient penalty at %s must be in 0..%.0f, was %s"
                            .formatted(where, MOST, weight));
        }
    }
}
