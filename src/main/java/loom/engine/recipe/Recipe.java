package loom.engine.recipe;

import io.soabase.recordbuilder.core.RecordBuilder;
import loom.engine.network.DiscriminatorOptions;

/**
 * How a GAN learns: everything that decides about its steps beside the shape of the networks, the
 * batch and the images.
 *
 * @param discriminatorSteps steps of the discriminator for each of the generator, 1 to {@value
 *     #MOST_DISCRIMINATOR_STEPS}
 * @param labelSmoothing how far below 1 the label of real images is, in [0, 0.5]: one-sided label
 *     smoothing of Salimans et al. 2016 (arXiv:1606.03498, section 3.4); only for {@link
 *     Objective#NON_SATURATING}
 * @param augmentationTarget how sure the discriminator may be of real images, as the mean sign of
 *     its output in [0, {@value #MOST_TARGET}]: above it, differentiable augmentation becomes more
 *     frequent, below it less, see {@link AdaptiveAugmentation}; 0 for every image, always
 * @param styleMixing how many of the fakes are drawn with the styles of two latents, as a share in
 *     [0, 1], so that the layers of a style generator do not lean on each other (Karras et al.
 *     2019, arXiv:1812.04948, section 3.1); other generators ignore it
 * @param averagingImages after how many images a weight's share in the moving average of the
 *     generator has halved (Karras et al. 2018; "EMA"); 0 to sample from the weights as they are
 * @param annealingImages images over which the rates, the penalties and the average go from what
 *     suits a beginning to what suits an end, see {@link Annealing}; 0 to keep them as they are
 */
@RecordBuilder
public record Recipe(
        Objective objective,
        GradientPenalties penalties,
        DiscriminatorOptions discriminator,
        int discriminatorSteps,
        double labelSmoothing,
        Augmentation augmentation,
        double augmentationTarget,
        double styleMixing,
        int averagingImages,
        int annealingImages,
        AdamSettings generatorAdam,
        AdamSettings discriminatorAdam)
        implements RecipeBuilder.With {
    public static final int MOST_DISCRIMINATOR_STEPS = 20;
    public static final int MOST_AVERAGING_IMAGES = 10_000_000;
    public static final int MOST_ANNEALING_IMAGES = 100_000_000;
    public static final double MOST_SMOOTHING = 0.5;
    public static final double MOST_TARGET = 0.95;

    public Recipe {
        if (discriminatorSteps < 1 || discriminatorSteps > MOST_DISCRIMINATOR_STEPS) {
            throw new IllegalArgumentException(
                    "steps of the discriminator must be in 1..%d, were %d"
                            .formatted(MOST_DISCRIMINATOR_STEPS, discriminatorSteps));
        }
        if (!(labelSmoothing >= 0 && labelSmoothing <= MOST_SMOOTHING)) {
            throw new IllegalArgumentException(
                    "label smoothing must be in 0..%s, was %s"
                            .formatted(MOST_SMOOTHING, labelSmoothing));
        }
        if (labelSmoothing > 0 && objective != Objective.NON_SATURATING) {
            throw new IllegalArgumentException(
                    "label smoothing needs an objective with labels, %s has none: set it to 0"
                            .formatted(objective));
        }
        requireTarget(augmentationTarget, augmentation, objective);
        if (!(styleMixing >= 0 && styleMixing <= 1)) {
            throw new IllegalArgumentException(
                    "the share of mixed styles must be in 0..1, was " + styleMixing);
        }
        if (averagingImages < 0 || averagingImages > MOST_AVERAGING_IMAGES) {
            throw new IllegalArgumentException(
                    "images of the moving average must be in 0..%d, were %d"
                            .formatted(MOST_AVERAGING_IMAGES, averagingImages));
        }
        if (annealingImages < 0 || annealingImages > MOST_ANNEALING_IMAGES) {
            throw new IllegalArgumentException(
                    "images of the annealing must be in 0..%d, were %d"
                            .formatted(MOST_ANNEALING_IMAGES, annealingImages));
        }
    }

    /** The DCGAN paper's. */
    public static Recipe dcgan() {
        return new Recipe(
                Objective.NON_SATURATING,
                GradientPenalties.none(),
                DiscriminatorOptions.classic(),
                1,
                0,
                Augmentation.none(),
                0,
                0,
                0,
                0,
                AdamSettings.dcgan(),
                AdamSettings.dcgan());
    }

    /** True if how often images are augmented follows what the discriminator makes of them. */
    public boolean isAdaptive() {
        return augmentationTarget > 0;
    }

    /** True if rates and penalties change while a run goes on. */
    public boolean isAnnealing() {
        return annealingImages > 0;
    }

    /** True if pictures come from a moving average of the generator. */
    public boolean isAveraging() {
        return averagingImages > 0;
    }

    /**
     * The same for another objective, with the gradient penalty that goes with it in place of the
     * one before.
     *
     * @throws IllegalArgumentException if labels are smoothed and the objective has none
     */
    public Recipe playingFor(Objective other) {
        return other == objective
                ? this
                : withObjective(other)
                        .withPenalties(GradientPenalties.of(other, penalties.weight()));
    }

    /** The same with other optimisers of both networks. */
    public Recipe withAdam(AdamSettings generator, AdamSettings ofDiscriminator) {
        return withGeneratorAdam(generator).withDiscriminatorAdam(ofDiscriminator);
    }

    private static void requireTarget(double target, Augmentation images, Objective objective) {
        if (!(target >= 0 && target <= MOST_TARGET)) {
            throw new IllegalArgumentException(
                    "the target of adaptive augmentation must be in 0..%s, was %s"
                            .formatted(MOST_TARGET, target));
        }
        if (target > 0 && !images.isDifferentiable()) {
            throw new IllegalArgumentException(
                    "adaptive augmentation needs augmentation to adapt, there is none: switch it on,"
                            + " or set the target to 0");
        }
        if (target > 0 && !objective.hasSigns()) {
            throw new IllegalArgumentException(
                    "adaptive augmentation needs an objective whose outputs mean something by their"
                            + " sign, those of %s do not: set the target to 0"
                                    .formatted(objective));
        }
    }
}
