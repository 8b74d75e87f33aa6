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
 * @param realCoverage the coverage of as many other real images: what no generator is expected to
 *     beat by much
 */
public record Prdc(
        double precision, double recall, double density, double coverage, double realCoverage) {
    static final int NEIGHBOURS = 5;

    public Prdc {
        requireShare("precision", precision);
        requireShare("recall", recall);
        Quality.require("density", density);
        requireShare("coverage", coverage);
        requireShare("coverage of real images", realCoverage);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) { // also where it is not a number
            throw new IllegalArgumentException("%s must be in 0..1, was %s".formatted(name, value));
        }
    }
}
