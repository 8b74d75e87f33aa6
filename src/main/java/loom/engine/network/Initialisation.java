package loom.engine.network;

/** How a parameter starts: all equal, or drawn from a normal distribution. */
public sealed interface Initialisation {

    /** Every value is {@code value}. */
    record Constant(float value) implements Initialisation {}

    /** Independent draws with the given mean and standard deviation. */
    record Normal(float mean, float deviation) implements Initialisation {
        public Normal {
            if (!(deviation > 0)) {
                throw new IllegalArgumentException("deviation must be positive, was " + deviation);
            }
        }
    }
}
