package loom.engine.recipe;

/** What a step of Adam needs besides gradients, in the order of {@link AdamSettings#factors}. */
public enum AdamFactor {
    /** 1 - beta1, the gradient's share in the first moment. */
    GRADIENT_SHARE,
    /** beta2, what is kept of the second moment. */
    SECOND_DECAY,
    /** 1 - beta2, the squared gradient's share in the second moment. */
    SQUARE_SHARE,
    /** sqrt(1 - beta2^t), by which the root of the second moment is divided. */
    SECOND_CORRECTION,
    /** Added to the root. */
    EPSILON,
    /** -rate / (1 - beta1^t), the step itself. */
    STEP;

    /** How many there are. */
    public static final int COUNT = values().length;
}
