package loom.engine.network;

import java.util.List;

/** A layer that computes: it has tensors of its own and no layers inside. */
public sealed interface Operation extends Layer
        permits TransposedConvolution,
                Convolution,
                GroupedConvolution,
                ModulatedConvolution,
                Dense,
                BatchNormalisation,
                PixelNorm,
                Upsampling,
                AveragePool,
                Reshape,
                Recall,
                LearnedBasis,
                LearnedConstant,
                Styles,
                Dropout,
                NoiseInjection,
                MinibatchDeviation,
                MinibatchDiscrimination,
                Identity,
                Relu,
                LeakyRelu,
                Selu,
                Swish,
                Sigmoid,
                GatedLinearUnit,
                Tanh {

    /** The tensors of this layer, in PyTorch's order; empty for an activation. */
    default List<Parameter> parameters() {
        return List.of();
    }
}
