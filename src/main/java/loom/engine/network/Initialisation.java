package loom.engine.network;

/** How a parameter starts: all equal, or drawn from a distribution. */
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

    /** Independent draws between -limit and limit. */
    record Uniform(float limit) implements Initialisation {
        public Uniform {
            if (!(limit > 0)) {
                throw new IllegalArgumentException("limit must be positive, was " + limit);
            }
        }
    }

    /** All zero. */
    static Initialisation zero() {
        return new Constant(0);
    }

    /**
     * Uniform within sqrt(6 / (in + out)), Glorot and Bengio 2010, as Keras has it.
     *
     * @param fanIn inputs that reach one output
     * @param fanOut outputs that one input reaches
     */
    static Initialisation glorot(int fanIn, int fanOut) {
        return new Uniform((float) Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    /**
     * Normal with deviation sqrt(2 / ((1 + slope^2) in)), He et al. 2015 (arXiv:1502.01852): layers
     * without normalisation hand their signal on at full strength.
     *
     * @param fanIn inputs that reach one output
     * @param slope of the leaky ReLU that follows, where its input is negative
     */
    static Initialisation he(int fanIn, double slope) {
        return new Normal(0, (float) Math.sqrt(2 / ((1 + slope * slope) * fanIn)));
    }

    /** Uniform within 1 / sqrt(in): PyTorch's default for dense layers and their biases. */
    static Initialisation byFanIn(int fanIn) {
        return new Uniform((float) (1 / Math.sqrt(fanIn)));
    }
}
