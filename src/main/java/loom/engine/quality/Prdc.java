package loom.engine.quality;

/**
 * How a set of pictures lies among real ones, by the balls that reach from each picture to its
 * {@value #NEIGHBOURS}th nearest of its own set: precision and recall (Kynkäänniemi et al. 2019,
 * arXiv:1904.06991), density and coverage (Naeem et al. 2020, arXiv:2002.09797), over {@link
 * GradientFeatures}. All but density are shares, 0 to 1.
 *
 * @param precision of the pictures that lie in a ball of a real image: how many look real
 * @param recall of the real images that lie in a ball of a picture: how much of the data the
 *     generator could draw
 * @param density in how many balls of real images a picture lies, as a share of those that it is
 *     expected to; may be above 1
 * @param coverage of the real images with a picture in their ball: how much of the data is drawn
 * @param realScore the {@link #score} of as many other real images: what no generator is expected
 *     to beat by much
 */
public record Prdc(
        double precision, double recall, double density, double coverage, double realScore) {
    static final int NEIGHBOURS = 5;

    public Prdc {
        requireShare("precision", precision);
        requireShare("recall", recall);
        Quality.require("density", density);
        requireShare("coverage", coverage);
        requireShare("score of real images", realScore);
    }

    /**
     * The harmonic mean of coverage and recall, 0 to 1: high where much of the data is drawn, by
     * pictures that do not repeat each other. Either alone is fooled: coverage by a few vague
     * pictures that are near everything, recall by pictures all over the place.
     */
    public double score() {
        return harmonic(coverage, recall);
    }

    static double harmonic(double a, double b) {
        return a + b > 0 ? 2 * a * b / (a + b) : 0;
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) { // also where it is not a number
            throw new IllegalArgumentException("%s must be in 0..1, was %s".formatted(name, value));
        }
    }
}
