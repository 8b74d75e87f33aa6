package loom.engine.network;

/**
 * y = a * sigmoid(b), where a is the first half of the channels and b the second (Dauphin et al.
 * 2017, arXiv:1612.08083), PyTorch's GLU.
 */
public record GatedLinearUnit() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (input.channels() % 2 != 0) {
            throw new IllegalArgumentException(
                    "a gated linear unit needs an even number of channels, was given "
                            + input.channels());
        }
        return input.withChannels(input.channels() / 2);
    }

    @Override
    public String title() {
        return "Gated linear unit";
    }
}
