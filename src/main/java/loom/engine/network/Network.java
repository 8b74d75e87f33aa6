package loom.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as a value: a chain of layers and the shape it takes.
 *
 * <p>Its parameters are named as in a PyTorch module that holds the layers in one {@code
 * nn.Sequential} called {@code network}: {@code network.0.weight}, {@code network.1.running_mean}.
 *
 * @throws IllegalArgumentException if two neighbouring layers do not fit
 */
public record Network(String name, FeatureMap input, List<Layer> layers) {
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        FeatureMap shape = input;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
    }

    /** The shape of the last layer's output. */
    public FeatureMap output() {
        FeatureMap shape = input;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }

    /** One line for each layer, in order. */
    public List<LayerSummary> summary() {
        List<LayerSummary> lines = new ArrayList<>();
        FeatureMap shape = input;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
            lines.add(new LayerSummary(layer.title(), shape, trainable(layer)));
        }
        return List.copyOf(lines);
    }

    /** How many values an optimiser moves; running statistics are not counted. */
    public long parameterCount() {
        return layers.stream().mapToLong(Network::trainable).sum();
    }

    /** All tensors by their full names, in the order of the layers. */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            for (Parameter parameter : layers.get(i).parameters()) {
                all.add(parameter.named("network." + i + "." + parameter.name()));
            }
        }
        return List.copyOf(all);
    }

    private static long trainable(Layer layer) {
        return layer.parameters().stream()
                .filter(Parameter::trainable)
                .mapToLong(Parameter::size)
                .sum();
    }
}
