package loom.engine.sampling;

/**
 * The independent uses of a run's seed. A number stands for its stream in every run that was ever
 * trained: it is never changed and never given to another use.
 */
public enum RandomStream {
    GENERATOR_WEIGHTS(1),
    DISCRIMINATOR_WEIGHTS(2),
    /** The order of the images in each epoch. */
    SHUFFLE(3),
    TRAINING_LATENTS(4),
    /** Latents of the pictures that are kept of each epoch. */
    SAMPLE_LATENTS(5),
    DROPOUT(6),
    /** Augmentation, and points between real images and fakes. */
    STEP_DRAWS(7),
    /** Flips and turns of training images. */
    TRAINING_POSES(8),
    /** Latents of the pictures that quality is measured by. */
    QUALITY_LATENTS(9),
    /** Flips and turns of the real images that quality is measured by. */
    QUALITY_POSES(10),
    HOLD_OUT(11),
    QUALITY_SLICES(12),
    // 13 chose training images to look for copies among, before all of them were looked at.
    /** How the real images are halved to measure the real baseline. */
    QUALITY_HALVES(14),
    /** Which held-out images pictures are held against. */
    QUALITY_REFERENCE(15),
    /** Noise inside a generator. */
    SYNTHESIS_NOISE(16),
    /** The draws of a step that came after the first eight: each has a counter of its own. */
    EXTRA_DRAWS(17),
    SLICE_CORNERS(21),
    SLICE_DIRECTIONS(22);

    private final int number;

    RandomStream(int number) {
        this.number = number;
    }

    /** A seed for this use of a seed. */
    public long of(long seed) {
        return CounterRandom.child(seed, number);
    }
}
