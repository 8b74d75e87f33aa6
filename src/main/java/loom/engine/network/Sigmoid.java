package loom.engine.network;

/** y = 1 / (1 + exp(-x)): brings values into (0, 1). */
public record Sigmoid() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }
}
