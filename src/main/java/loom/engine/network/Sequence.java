package loom.engine.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Layers one after another, PyTorch's {@code nn.Sequential}: each is named by its place, or by a
 * name of its own. Names that say what a layer is for, such as the side of its feature map, let a
 * network for another image size take over the tensors that both have.
 */
public record Sequence(List<String> names, List<Layer> layers) implements Block {
    public Sequence {
        names = List.copyOf(names);
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        if (names.stream().distinct().count() != layers.size() || names.size() != layers.size()) {
            throw new IllegalArgumentException(
                    "%d layers need a name each, were %s".formatted(layers.size(), names));
        }
    }

    /** Layers that are named by their places, from 0. */
    public static Sequence of(List<? extends Layer> layers) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            places.add(Integer.toString(i));
        }
        return new Sequence(places, List.copyOf(layers));
    }

    /** Layers that are named by their places, from 0. */
    public static Sequence of(Layer... layers) {
        return of(List.of(layers));
    }

    /** Layers with names, in the order of the map. */
    static Sequence named(LinkedHashMap<String, Layer> layers) {
        return new Sequence(List.copyOf(layers.keySet()), List.copyOf(layers.values()));
    }

    /** The layers from one place up to another, under the names that they have here. */
    Sequence part(int from, int to) {
        return new Sequence(names.subList(from, to), layers.subList(from, to));
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        FeatureMap shape = input;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }

    @Override
    public List<Part> parts(FeatureMap input) {
        List<Part> parts = new ArrayList<>();
        FeatureMap shape = input;
        for (int i = 0; i < layers.size(); i++) {
            parts.add(new Part(names.get(i), layers.get(i), shape));
            shape = layers.get(i).outputShape(shape);
        }
        return List.copyOf(parts);
    }
}
