package loom.engine.network;

import java.util.List;

/**
 * Batch normalisation over each channel, as PyTorch's {@code BatchNorm2d} (Ioffe and Szegedy 2015,
 * arXiv:1502.03167).
 *
 * <p>y = weight * (x - mean) / sqrt(variance + {@value #EPSILON}) + bias, with the biased variance
 * of the batch in training. The running statistics move by {@value #MOMENTUM} toward those of the
 * batch, there with the unbiased variance.
 */
public record BatchNormalisation(int channels, Initialisation scale) implements Operation {
    /** PyTorch's default. */
    public static final double EPSILON = 1e-5;

    /** PyTorch's default: the share of the new batch, not of the old value. */
    public static final double MOMENTUM = 0.1;

    public BatchNormalisation {
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be at least 1, were " + channels);
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        Channels.require(channels, input);
        return input;
    }

    @Override
    public List<Parameter> parameters() {
        List<Integer> shape = List.of(channels);
        Initialisation zero = new Initialisation.Constant(0);
        return List.of(
                new Parameter("weight", shape, scale, true),
                new Parameter("bias", shape, zero, true),
                new Parameter("running_mean", shape, zero, false),
                new Parameter("running_var", shape, new Initialisation.Constant(1), false));
    }

    @Override
    public String title() {
        return "Batch normalisation";
    }
}
