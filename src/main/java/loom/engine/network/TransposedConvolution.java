package loom.engine.network;

import java.util.List;

/**
 * A transposed convolution without bias, as PyTorch's {@code ConvTranspose2d}.
 *
 * <p>in: (B, I, H, W); out: (B, O, H', W') with H' = (H - 1) * stride - 2 * padding + kernel. Its
 * weight is (I, O, kernel, kernel).
 */
public record TransposedConvolution(
        int inputs, int outputs, Window window, Initialisation initialisation) implements Layer {
    public TransposedConvolution {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a transposed convolution needs at least 1 channel in and out, had %d and %d"
                            .formatted(inputs, outputs));
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        Channels.require(inputs, input);
        return new FeatureMap(outputs, window.up(input.height()), window.up(input.width()));
    }

    @Override
    public List<Parameter> parameters() {
        List<Integer> shape = List.of(inputs, outputs, window.kernel(), window.kernel());
        return List.of(new Parameter("weight", shape, initialisation, true));
    }
}
