package loom.engine.network;

/** The scaled exponential unit of Klambauer et al. 2017 (arXiv:1706.02515), PyTorch's SELU. */
public record Selu() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }

    @Override
    public String title() {
        return "SELU";
    }
}
