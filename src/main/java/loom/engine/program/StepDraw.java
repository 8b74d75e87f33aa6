package loom.engine.program;

/**
 * What the uniform draws of {@link StepInput#draws} are for, in their order. A new one joins at the
 * end: draws keep their places and their random numbers, whatever comes after them.
 */
public enum StepDraw {
    BRIGHTNESS,
    SATURATION,
    CONTRAST,
    SHIFT_DOWN,
    SHIFT_RIGHT,
    CUTOUT_DOWN,
    CUTOUT_RIGHT,
    /** Where between a real image and a fake a gradient penalty looks. */
    BETWEEN,
    /** Whether a fake has styles of two latents; those of {@link DiscriminatorPass#FAKE} count. */
    MIXED,
    /** From which layer on it has the other one's. */
    CROSSOVER,
    /** Whether adaptive augmentation changes the colours of an image. */
    IF_COLOUR,
    IF_TRANSLATION,
    IF_CUTOUT;

    /** Draws for each image and pass. */
    public static final int COUNT = values().length;

    /** How many there were at first: their random numbers are counted over all of them at once. */
    public static final int FIRST = BETWEEN.ordinal() + 1;
}
