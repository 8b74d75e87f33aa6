package loom.engine.program;

/** What the uniform draws of {@link StepInput#draws} are for, in their order. */
public enum StepDraw {
    BRIGHTNESS,
    SATURATION,
    CONTRAST,
    SHIFT_DOWN,
    SHIFT_RIGHT,
    CUTOUT_DOWN,
    CUTOUT_RIGHT,
    /** Where between a real image and a fake a gradient penalty looks. */
    BETWEEN;

    /** Draws for each image and pass. */
    public static final int COUNT = values().length;
}
