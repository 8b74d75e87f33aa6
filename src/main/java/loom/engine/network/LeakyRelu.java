package loom.engine.network;

/** y = x for x &gt; 0, else slope * x. */
public record LeakyRelu(double slope) implements Operation {
    public LeakyRelu {
        if (!(slope >= 0 && slope < 1)) {
            throw new IllegalArgumentException("slope must be in [0, 1), was " + slope);
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }

    @Override
    public String title() {
        return "Leaky ReLU";
    }
}
