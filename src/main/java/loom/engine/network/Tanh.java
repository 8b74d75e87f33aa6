package loom.engine.network;

/** y = tanh(x): brings images into [-1, 1]. */
public record Tanh() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }

    @Override
    public String title() {
        return "tanh";
    }
}
