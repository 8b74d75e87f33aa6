package loom.engine.network;

/** Reads the same values, channel by channel, as another shape: PyTorch's {@code Unflatten}. */
public record Reshape(FeatureMap shape) implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (input.size() != shape.size()) {
            throw new IllegalArgumentException(
                    "%d values cannot be read as %d".formatted(input.size(), shape.size()));
        }
        return shape;
    }
}
