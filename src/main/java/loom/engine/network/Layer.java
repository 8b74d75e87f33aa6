package loom.engine.network;

import java.util.Map;

/**
 * A node of the tree that a network is: an {@link Operation}, which computes, or a {@link Block},
 * which is made of other layers. It knows the shape that it gives.
 */
public sealed interface Layer permits Operation, Block {
    /**
     * The shape of the output for an input.
     *
     * @throws IllegalArgumentException if the layer cannot take that input
     */
    FeatureMap outputShape(FeatureMap input);

    /** The earlier values that it takes beside its input, by the names they were kept under. */
    default Map<String, FeatureMap> reads() {
        return Map.of();
    }

    /** What it keeps for later layers to read, by name. */
    default Map<String, FeatureMap> keeps(FeatureMap input) {
        return Map.of();
    }

    /** How many random bytes it takes for each image in training. */
    default int noiseBytes(FeatureMap input) {
        return 0;
    }

    /** The name that people know the layer by, for a summary. */
    default String title() {
        return getClass().getSimpleName();
    }
}
