package loom.engine.network;

import java.util.List;
import java.util.Map;

/**
 * A layer whose output later ones may read too, under a name: the beginning of a skip connection.
 */
public record Keep(String name, Layer layer) implements Block {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return layer.outputShape(input);
    }

    @Override
    public Map<String, FeatureMap> keeps(FeatureMap input) {
        return Map.of(name, outputShape(input));
    }

    @Override
    public List<Part> parts(FeatureMap input) {
        return List.of(new Part("kept", layer, input));
    }
}
