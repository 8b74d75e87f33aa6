package loom.engine.recipe;

/**
 * How few images are made to look like more.
 *
 * <p>Flips and turns are applied to the real images, so that the generator learns to draw flipped
 * and turned ones too. The others are those of Zhao et al. 2020 (arXiv:2006.10738, DiffAugment):
 * the discriminator sees real images and fakes only through them, the generator learns through
 * them, and its pictures stay free of them.
 *
 * @param flips mirrors an image left to right, half of the time
 * @param turns turns an image by a random number of quarters
 * @param colour changes brightness, saturation and contrast
 * @param translation moves an image by up to an eighth of its side
 * @param cutout greys out a square of half the side
 */
public record Augmentation(
        boolean flips, boolean turns, boolean colour, boolean translation, boolean cutout) {
    /** Images as they are. */
    public static Augmentation none() {
        return new Augmentation(false, false, false, false, false);
    }

    /** All three of DiffAugment, and no flips or turns. */
    public static Augmentation differentiable() {
        return new Augmentation(false, false, true, true, true);
    }

    /** True if the discriminator looks through changed images. */
    public boolean isDifferentiable() {
        return colour || translation || cutout;
    }

    public Augmentation withFlips(boolean it) {
        return new Augmentation(it, turns, colour, translation, cutout);
    }

    public Augmentation withTurns(boolean it) {
        return new Augmentation(flips, it, colour, translation, cutout);
    }

    /** All three of DiffAugment, or none of them. */
    public Augmentation withDifferentiable(boolean it) {
        return new Augmentation(flips, turns, it, it, it);
    }
}
