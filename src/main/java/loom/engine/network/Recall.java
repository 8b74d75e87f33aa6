package loom.engine.network;

import java.util.Map;

/** Goes on with a value that was kept before, in place of its input. */
public record Recall(String from, FeatureMap shape) implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return shape;
    }

    @Override
    public Map<String, FeatureMap> reads() {
        return Map.of(from, shape);
    }
}
