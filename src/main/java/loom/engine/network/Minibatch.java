package loom.engine.network;

import java.util.List;

/** The layer that stands for a {@link MinibatchFeature}. */
final class Minibatch {
    private static final int KERNELS = 32;
    private static final int DIMENSIONS = 8;

    private Minibatch() {}

    static List<Layer> layers(MinibatchFeature feature, FeatureMap in) {
        return switch (feature) {
            case NONE -> List.of();
            case DEVIATION -> List.of(new MinibatchDeviation());
            case DISCRIMINATION ->
                    List.of(new MinibatchDiscrimination(in.size(), KERNELS, DIMENSIONS));
        };
    }
}
