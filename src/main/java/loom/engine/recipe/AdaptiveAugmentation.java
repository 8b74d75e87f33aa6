package loom.engine.recipe;

/**
 * How often differentiable augmentation is applied, so that the discriminator never grows too sure
 * of its few real images (Karras et al. 2020, arXiv:2006.06676, section 3).
 *
 * <p>r = E[sign D(x)] over the augmented real images of {@value #BATCHES} batches says how far it
 * overfits: 0 not at all, 1 wholly. After these the probability p moves toward the recipe's target
 * by as much as takes it from 0 to 1 in {@value #IMAGES} images. It belongs to the state of a run.
 *
 * <p>Where this differs from the paper: p moves as fast as the paper's does for fine-tuning
 * (500,000 images otherwise), since most runs here see fewer; and the operations are those of
 * {@link Augmentation}, each of which is applied to an image with the probability p.
 *
 * @param probability p, in [0, 1]
 * @param signs sum of the batches' means since p moved last
 * @param batches how many these are
 */
public record AdaptiveAugmentation(double probability, double signs, int batches) {
    private static final int BATCHES = 4;
    private static final int IMAGES = 100_000;

    /** Before the first step: nothing is augmented. */
    public static final AdaptiveAugmentation START = new AdaptiveAugmentation(0, 0, 0);

    public AdaptiveAugmentation {
        if (!(probability >= 0 && probability <= 1)) { // also where it is not a number
            throw new IllegalArgumentException("a probability must be in 0..1, was " + probability);
        }
    }

    /**
     * After a step of a recipe that adapts.
     *
     * @param sign mean sign of the discriminator's output for the step's real images, in [-1, 1]
     * @param batch real images in it
     */
    public AdaptiveAugmentation after(double sign, int batch, Recipe recipe) {
        if (batches + 1 < BATCHES) {
            return new AdaptiveAugmentation(probability, signs + sign, batches + 1);
        }
        double measured = (signs + sign) / BATCHES;
        double step = (double) batch * BATCHES / IMAGES;
        double moved = probability + Math.signum(measured - recipe.augmentationTarget()) * step;
        return new AdaptiveAugmentation(Math.clamp(moved, 0.0, 1.0), 0, 0);
    }
}
