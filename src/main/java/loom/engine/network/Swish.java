package loom.engine.network;

/** y = x / (1 + exp(-x)) (Ramachandran et al. 2017, arXiv:1710.05941), PyTorch's SiLU. */
public record Swish() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }
}
