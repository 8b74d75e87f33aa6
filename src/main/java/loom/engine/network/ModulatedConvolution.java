package loom.engine.network;

import java.util.List;
import java.util.Map;

/**
 * A convolution whose input channels are scaled for each image by its style (Karras et al. 2020,
 * arXiv:1912.04958, section 2.2).
 *
 * <p>in: (B, I, H, W), and the {@link Styles} (B, W, L, 1); out: (B, O, H, W). With s = affine
 * weight * style / sqrt(W) + affine bias, which begins at 1, and c = 1 / sqrt(I * kernel^2):
 *
 * <pre>
 * y = gain * d * convolution(weight, c * s * x) + gain * bias
 * d = 1 / sqrt(sum of (c * s * weight)^2 over I and the kernel + 1e-8)
 * </pre>
 *
 * <p>So scaling the input and the output takes the place of one weight for each image, which would
 * ask for grouped convolutions: the paper's formulas, in its own "unfused" form.
 *
 * @param style which of the styles is its own, from 0
 * @param all how many styles there are, and of how many values: what {@link Styles} gives
 * @param demodulated false to leave out d, as where features become colours; then d = 1, and the
 *     result is float32
 * @param gain of the activation that follows
 */
public record ModulatedConvolution(
        int inputs,
        int outputs,
        int kernel,
        int style,
        FeatureMap all,
        boolean demodulated,
        double gain)
        implements Operation {
    /** The paper's code adds it below the root. */
    public static final double EPSILON = 1e-8;

    public ModulatedConvolution {
        if (inputs < 1 || outputs < 1 || kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "a modulated convolution needs at least 1 channel in and out and an odd kernel, had %d, %d and %d"
                            .formatted(inputs, outputs, kernel));
        }
        if (style < 0 || style >= all.height()) {
            throw new IllegalArgumentException(
                    "there are %d styles, asked for was number %d".formatted(all.height(), style));
        }
    }

    /** c: what the weight is multiplied by when it is used. */
    public double weightScale() {
        return 1 / Math.sqrt((double) inputs * kernel * kernel);
    }

    /** What the weight of the affine map from the style is multiplied by when it is used. */
    public double affineScale() {
        return 1 / Math.sqrt(all.channels());
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        Channels.require(inputs, input);
        return input.withChannels(outputs);
    }

    @Override
    public Map<String, FeatureMap> reads() {
        return Map.of(Styles.KEPT, all);
    }

    @Override
    public List<Parameter> parameters() {
        Initialisation normal = new Initialisation.Normal(0, 1);
        return List.of(
                new Parameter("weight", List.of(outputs, inputs, kernel, kernel), normal, true),
                new Parameter("bias", List.of(outputs), Initialisation.zero(), true),
                new Parameter("affine.weight", List.of(inputs, all.channels()), normal, true),
                new Parameter(
                        "affine.bias", List.of(inputs), new Initialisation.Constant(1), true));
    }

    @Override
    public String title() {
        return demodulated ? "Modulated convolution" : "Modulated convolution to colours";
    }
}
