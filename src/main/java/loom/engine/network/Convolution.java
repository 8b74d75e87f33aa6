package loom.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A convolution, as PyTorch's {@code Conv2d}.
 *
 * <p>in: (B, I, H, W); out: (B, O, H', W') with H' = (H + 2 padding - kernel) / stride + 1, rounded
 * down. Its weight is (O, I, kernel, kernel).
 *
 * @param biased true to add a value to each output channel; it starts at zero
 * @param spectral true to divide the weight by its largest singular value (Miyato et al. 2018,
 *     arXiv:1802.05957), found by one power iteration a step as PyTorch's {@code spectral_norm}
 * @param scale what weight and bias are multiplied by when they are used
 */
public record Convolution(
        int inputs,
        int outputs,
        Window window,
        Initialisation initialisation,
        boolean biased,
        boolean spectral,
        WeightScale scale)
        implements Operation {
    public Convolution {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a convolution needs at least 1 channel in and out, had %d and %d"
                            .formatted(inputs, outputs));
        }
    }

    /** One without bias or normalisation. */
    public Convolution(int inputs, int outputs, Window window, Initialisation initialisation) {
        this(inputs, outputs, window, initialisation, false, false);
    }

    /** One whose weights are used as they are. */
    public Convolution(
            int inputs,
            int outputs,
            Window window,
            Initialisation initialisation,
            boolean biased,
            boolean spectral) {
        this(inputs, outputs, window, initialisation, biased, spectral, WeightScale.NONE);
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        Channels.require(inputs, input);
        return new FeatureMap(outputs, window.down(input.height()), window.down(input.width()));
    }

    @Override
    public List<Parameter> parameters() {
        List<Integer> shape = List.of(outputs, inputs, window.kernel(), window.kernel());
        List<Parameter> all =
                new ArrayList<>(
                        Parameter.weightAndBias(shape, initialisation, biased ? outputs : 0));
        if (spectral) {
            Initialisation any = new Initialisation.Normal(0, 1);
            all.add(new Parameter("weight_u", List.of(outputs), any, false));
        }
        return List.copyOf(all);
    }
}
