package loom.engine.network;

import java.util.List;

/**
 * A convolution without bias, as PyTorch's {@code Conv2d}.
 *
 * <p>in: (B, I, H, W); out: (B, O, H', W') with H' = (H + 2 padding - kernel) / stride + 1, rounded
 * down. Its weight is (O, I, kernel, kernel).
 */
public record Convolution(int inputs, int outputs, Window window, Initialisation initialisation)
        implements Layer {
    public Convolution {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a convolution needs at least 1 channel in and out, had %d and %d"
                            .formatted(inputs, outputs));
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        Channels.require(inputs, input);
        return new FeatureMap(outputs, window.down(input.height()), window.down(input.width()));
    }

    @Override
    public List<Parameter> parameters() {
        List<Integer> shape = List.of(outputs, inputs, window.kernel(), window.kernel());
        return List.of(new Parameter("weight", shape, initialisation, true));
    }
}
