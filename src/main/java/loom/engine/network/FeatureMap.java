package loom.engine.network;

/** The shape of what flows between two layers, without the batch: (C, H, W). */
public record FeatureMap(int channels, int height, int width) {
    public FeatureMap {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a feature map needs at least 1 x 1 x 1, was %d x %d x %d: use a larger image or fewer layers"
                            .formatted(channels, height, width));
        }
    }

    /** Number of values. */
    public int size() {
        return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    /** The same place with other channels. */
    FeatureMap withChannels(int number) {
        return new FeatureMap(number, height, width);
    }
}
