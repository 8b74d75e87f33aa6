package loom.engine.network;

import java.util.List;

/**
 * A fully connected layer, as PyTorch's {@code Flatten} and {@code Linear}.
 *
 * <p>in: (B, C, H, W) with C * H * W = I, read channel by channel; out: (B, O, 1, 1). Its weight is
 * (O, I), its bias (O).
 *
 * @param scale what weight and bias are multiplied by when they are used
 */
public record Dense(
        int inputs,
        int outputs,
        Initialisation initialisation,
        Initialisation bias,
        WeightScale scale)
        implements Operation {
    public Dense {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a dense layer needs at least 1 value in and out, had %d and %d"
                            .formatted(inputs, outputs));
        }
    }

    /** One whose weights are used as they are. */
    public Dense(int inputs, int outputs, Initialisation initialisation, Initialisation bias) {
        this(inputs, outputs, initialisation, bias, WeightScale.NONE);
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (input.size() != inputs) {
            throw new IllegalArgumentException(
                    "the layer takes %d values, was given %d: match it to the layer before"
                            .formatted(inputs, input.size()));
        }
        return new FeatureMap(outputs, 1, 1);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("weight", List.of(outputs, inputs), initialisation, true),
                new Parameter("bias", List.of(outputs), bias, true));
    }
}
