package loom.engine.program;

/** The passes of the discriminator in a step that have noise and draws of their own, in order. */
public enum DiscriminatorPass {
    REAL,
    FAKE,
    /** On fakes again, for the generator. */
    GENERATOR;

    /** How many there are. */
    public static final int COUNT = values().length;
}
