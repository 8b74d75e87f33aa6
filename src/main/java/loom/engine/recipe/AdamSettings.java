package loom.engine.recipe;

/**
 * Adam's settings (Kingma and Ba 2015, arXiv:1412.6980).
 *
 * @param learningRate alpha, in (0, 1)
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the corrected second moment, as PyTorch does
 */
public record AdamSettings(double learningRate, double beta1, double beta2, double epsilon) {
    /** The largest decay that an option offers; beyond it a run would never adapt. */
    public static final double MOST_BETA = 0.9999;

    public AdamSettings {
        if (!(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException(
                    "learning rate must be in (0, 1), was " + learningRate);
        }
        requireBeta("beta1", beta1);
        requireBeta("beta2", beta2);
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new IllegalArgumentException("epsilon must be in (0, 1), was " + epsilon);
        }
    }

    /** The DCGAN paper's: 2e-4, 0.5, 0.999, with PyTorch's epsilon 1e-8. */
    public static AdamSettings dcgan() {
        return new AdamSettings(2e-4, 0.5, 0.999, 1e-8);
    }

    public AdamSettings withLearningRate(double newRate) {
        return new AdamSettings(newRate, beta1, beta2, epsilon);
    }

    public AdamSettings withBeta1(double newBeta) {
        return new AdamSettings(learningRate, newBeta, beta2, epsilon);
    }

    public AdamSettings withBeta2(double newBeta) {
        return new AdamSettings(learningRate, beta1, newBeta, epsilon);
    }

    /**
     * What a program needs for step t, counted from 1, in the order of {@link AdamFactor}:
     *
     * <pre>
     * m += (g - m) * (1 - beta1)
     * v = v * beta2 + g * g * (1 - beta2)
     * w -= rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)
     * </pre>
     */
    public double[] factors(long t) {
        return new double[] {
            1 - beta1,
            beta2,
            1 - beta2,
            Math.sqrt(1 - StrictMath.pow(beta2, (double) t)),
            epsilon,
            -learningRate / (1 - StrictMath.pow(beta1, (double) t))
        };
    }

    private static void requireBeta(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), was " + value);
        }
    }
}
