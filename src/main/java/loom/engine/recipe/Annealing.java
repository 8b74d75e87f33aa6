package loom.engine.recipe;

/**
 * How far a run is on its way from settings that suit its beginning to those that suit its end
 * (Huang et al. 2024, arXiv:2501.05441, appendix: "burn-in"). Everything goes by a half cosine:
 *
 * <ul>
 *   <li>learning rates from the recipe's to {@value #LAST_RATE} of them,
 *   <li>beta 2 of Adam from {@value #FIRST_BETA2} (or the recipe's, if lower) to the recipe's,
 *   <li>gradient penalties from the recipe's to {@value #LAST_PENALTY} of them,
 *   <li>the half-life of the moving average from 0 to the recipe's.
 * </ul>
 *
 * @param share 0 at the beginning, 1 from the last annealed image on
 */
public record Annealing(double share) {
    private static final double LAST_RATE = 0.25;
    private static final double FIRST_BETA2 = 0.9;
    private static final double LAST_PENALTY = 0.1;

    /** After so many images; everything as the recipe has it where it does not anneal. */
    public static Annealing of(Recipe recipe, double images) {
        if (!recipe.isAnnealing()) {
            throw new IllegalArgumentException("the recipe keeps its settings as they are");
        }
        double way = Math.min(1, images / recipe.annealingImages());
        return new Annealing((1 - StrictMath.cos(Math.PI * way)) / 2);
    }

    /** An optimiser's settings now. */
    public AdamSettings adam(AdamSettings recipes) {
        double first = Math.min(FIRST_BETA2, recipes.beta2());
        return recipes.withLearningRate(recipes.learningRate() * between(1, LAST_RATE))
                .withBeta2(between(first, recipes.beta2()));
    }

    /** What penalties are multiplied with now. */
    public double penalty() {
        return between(1, LAST_PENALTY);
    }

    /** The half-life of the moving average now, in images. */
    public double averagingImages(int recipes) {
        return share * recipes;
    }

    private double between(double first, double last) {
        return first + (last - first) * share;
    }
}
