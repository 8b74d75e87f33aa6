package loom.engine.network;

import java.util.List;

/**
 * A convolution between groups of as many channels in and out, as PyTorch's {@code Conv2d} with
 * {@code groups} (Xie et al. 2017, arXiv:1611.05431). With as many groups as channels it is a
 * depthwise one.
 *
 * <p>in and out: (B, C, H, W) with the sides of a {@link Convolution}. Its weight is (C, C /
 * groups, kernel, kernel).
 *
 * @param biased true to add a value to each channel; it starts at zero
 */
public record GroupedConvolution(
        int channels, int groups, Window window, Initialisation initialisation, boolean biased)
        implements Operation {
    public GroupedConvolution {
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(
                    "%d channels cannot be in %d groups of equal size".formatted(channels, groups));
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        Channels.require(channels, input);
        return new FeatureMap(channels, window.down(input.height()), window.down(input.width()));
    }

    @Override
    public List<Parameter> parameters() {
        List<Integer> shape =
                List.of(channels, channels / groups, window.kernel(), window.kernel());
        return Parameter.weightAndBias(shape, initialisation, biased ? channels : 0);
    }

    @Override
    public String title() {
        return groups == channels ? "Depthwise convolution" : "Grouped convolution";
    }
}
