package loom.engine.network;

/** The check that two neighbouring layers fit together. */
final class Channels {
    private Channels() {}

    static void require(int wanted, FeatureMap input) {
        if (input.channels() != wanted) {
            throw new IllegalArgumentException(
                    "the layer takes %d channels, was given %d: match it to the layer before"
                            .formatted(wanted, input.channels()));
        }
    }
}
