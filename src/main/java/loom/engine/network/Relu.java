package loom.engine.network;

/** y = max(0, x). */
public record Relu() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }

    @Override
    public String title() {
        return "ReLU";
    }
}
