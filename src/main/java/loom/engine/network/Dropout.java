package loom.engine.network;

/**
 * Sets values to zero at random in training and scales the others up by 1 / (1 - share), as
 * PyTorch's {@code Dropout} (Srivastava et al. 2014).
 *
 * <p>One random byte decides for each value, so that the share is that of {@link #dropped()} levels
 * out of 256: 0.3 becomes 0.3008.
 *
 * @param share of values that are dropped, in (0, 1)
 */
public record Dropout(double share) implements Operation {
    private static final int LEVELS = 256;

    public Dropout {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("dropped share must be in (0, 1), was " + share);
        }
    }

    /** A value is dropped where its random byte is below this, in 1..255. */
    public int dropped() {
        return Math.clamp(Math.round(share * LEVELS), 1, LEVELS - 1);
    }

    /** What the values that stay are multiplied with. */
    public double scale() {
        return LEVELS / (double) (LEVELS - dropped());
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }

    @Override
    public int noiseBytes(FeatureMap input) {
        return input.size();
    }
}
