package loom.engine.network;

import java.util.List;

/** One layer of a network: it knows the shape it gives and the tensors it owns. */
public sealed interface Layer
        permits TransposedConvolution,
                Convolution,
                Dense,
                BatchNormalisation,
                Upsampling,
                Reshape,
                Dropout,
                MinibatchDeviation,
                MinibatchDiscrimination,
                Relu,
                LeakyRelu,
                Selu,
                Tanh {

    /**
     * The shape of the output for an input.
     *
     * @throws IllegalArgumentException if the layer cannot take that input
     */
    FeatureMap outputShape(FeatureMap input);

    /** The tensors of this layer, in PyTorch's order; empty for an activation. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** The name that people know the layer by, for a summary. */
    default String title() {
        return getClass().getSimpleName();
    }
}
