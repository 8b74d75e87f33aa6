package loom.engine.network;

import java.util.List;

/** A layer that is made of others: where a network branches, joins or looks back. */
public sealed interface Block extends Layer
        permits Sequence, Residual, Keep, Gated, Accumulation, Parallel, Reconstruction {

    /**
     * The layers inside, in the order in which they are computed.
     *
     * @param input what the block itself is given
     */
    List<Part> parts(FeatureMap input);

    @Override
    default int noiseBytes(FeatureMap input) {
        return parts(input).stream().mapToInt(it -> it.layer().noiseBytes(it.input())).sum();
    }

    /**
     * A layer inside a block.
     *
     * @param name its name in the block, which the names of its tensors begin with
     * @param input the shape that it is given
     */
    record Part(String name, Layer layer, FeatureMap input) {
        public Part {
            if (name.isBlank() || name.contains(".")) {
                throw new IllegalArgumentException(
                        "the name of a part must be a word without dots, was '%s'".formatted(name));
            }
        }
    }
}
