package loom.engine.network;

import java.util.List;

/**
 * A transposed convolution, as PyTorch's {@code ConvTranspose2d}.
 *
 * <p>in: (B, I, H, W); out: (B, O, H', W') with H' = (H - 1) * stride - 2 * padding + kernel +
 * more. Its weight is (I, O, kernel, kernel).
 *
 * @param biased true to add a value to each output channel; it starts at zero
 */
public record TransposedConvolution(
        int inputs, int outputs, Window window, Initialisation initialisation, boolean biased)
        implements Operation {
    public TransposedConvolution {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a transposed convolution needs at least 1 channel in and out, had %d and %d"
                            .formatted(inputs, outputs));
        }
    }

    /** One without bias. */
    public TransposedConvolution(
            int inputs, int outputs, Window window, Initialisation initialisation) {
        this(inputs, outputs, window, initialisation, false);
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        Channels.require(inputs, input);
        return new FeatureMap(outputs, window.up(input.height()), window.up(input.width()));
    }

    @Override
    public List<Parameter> parameters() {
        List<Integer> shape = List.of(inputs, outputs, window.kernel(), window.kernel());
        return Parameter.weightAndBias(shape, initialisation, biased ? outputs : 0);
    }

    @Override
    public String title() {
        return "Transposed convolution";
    }
}
