package loom.engine.network;

/**
 * The mean of squares of pixels, PyTorch's {@code AvgPool2d}.
 *
 * @param factor side of the squares: both sides are divided by it
 */
public record AveragePool(int factor) implements Operation {
    public AveragePool {
        if (factor < 1) {
            throw new IllegalArgumentException("the factor must be at least 1, was " + factor);
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (input.height() % factor != 0 || input.width() % factor != 0) {
            throw new IllegalArgumentException(
                    "sides of %d x %d cannot be divided by %d"
                            .formatted(input.height(), input.width(), factor));
        }
        return new FeatureMap(input.channels(), input.height() / factor, input.width() / factor);
    }

    @Override
    public String title() {
        return "Average pooling";
    }
}
