package loom.engine.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network as a value: a tree of layers and the shape it takes.
 *
 * <p>Its parameters are named as in a PyTorch module that holds the layers in a module called
 * {@code network}: {@code network.0.weight}, {@code network.1.main.0.bias}.
 *
 * @throws IllegalArgumentException if two neighbouring layers do not fit, or one reads what was not
 *     kept before
 */
public record Network(String name, FeatureMap input, Sequence body) {
    /** What all names of parameters begin with. */
    public static final String ROOT = "network";

    public Network {
        requireKept(new Node(ROOT, body, input, -1), new HashMap<>());
    }

    /** A chain of layers, named by their places. */
    public Network(String name, FeatureMap input, List<? extends Layer> layers) {
        this(name, input, Sequence.of(layers));
    }

    /** The layers of the outermost sequence. */
    public List<Layer> layers() {
        return body.layers();
    }

    /** The shape of the last layer's output. */
    public FeatureMap output() {
        return body.outputShape(input);
    }

    /** One line for each layer, a block before what is inside of it. */
    public List<LayerSummary> summary() {
        return nodes().stream()
                .map(it ->
                        new LayerSummary(
                                it.title(),
                                it.layer().outputShape(it.input()),
                                it.parameters().stream()
                                        .filter(Parameter::trainable)
                                        .mapToLong(Parameter::size)
                                        .sum(),
                                it.depth()))
                .toList();
    }

    /** How many values an optimiser moves; running statistics are not counted. */
    public long parameterCount() {
        return parameters().stream().filter(Parameter::trainable).mapToLong(Parameter::size).sum();
    }

    /** All tensors by their full names, in the order of the layers. */
    public List<Parameter> parameters() {
        return new Node(ROOT, body, input, -1).parameters();
    }

    /** How many random bytes a forward pass in training takes for each image. */
    public int noiseBytes() {
        return body.noiseBytes(input);
    }

    /** True if it has side outputs that must give the image back. */
    public boolean isReconstructing() {
        return nodes().stream().anyMatch(it -> it.layer() instanceof Reconstruction);
    }

    /** True if its running statistics follow the batches that pass through it. */
    public boolean hasBatchNormalisation() {
        return nodes().stream().anyMatch(it -> it.layer() instanceof BatchNormalisation);
    }

    /** The styles that its layers take, if it is a style generator. */
    public Optional<Styles> styles() {
        return body.layers().stream().flatMap(it -> styles(it).stream()).findFirst();
    }

    /** What comes up to its styles: from a latent to them. */
    public Sequence mapping() {
        return body.part(0, afterStyles());
    }

    /** What follows its styles: from them to an image. */
    public Sequence synthesis() {
        return body.part(afterStyles(), layers().size());
    }

    private int afterStyles() {
        for (int i = 0; i < layers().size(); i++) {
            if (styles(layers().get(i)).isPresent()) {
                return i + 1;
            }
        }
        throw new IllegalStateException(name + " has no styles");
    }

    private static Optional<Styles> styles(Layer layer) {
        return layer instanceof Keep(String kept, Styles it) && kept.equals(Styles.KEPT)
                ? Optional.of(it)
                : Optional.empty();
    }

    private List<Node> nodes() {
        List<Node> found = new ArrayList<>();
        new Node(ROOT, body, input, -1).children().forEach(it -> it.addTo(found));
        return found;
    }

    private static void requireKept(Node node, Map<String, FeatureMap> kept) {
        Layer layer = node.layer();
        layer.reads()
                .forEach((name, shape) -> {
                    if (!shape.equals(kept.get(name))) {
                        throw new IllegalArgumentException(
                                "%s reads %s of the shape %s, kept was %s"
                                        .formatted(layer.title(), name, shape, kept.get(name)));
                    }
                });
        layer.outputShape(node.input());
        node.children().forEach(it -> requireKept(it, kept));
        kept.putAll(layer.keeps(node.input()));
    }

    /** A layer at its place in the tree. */
    private record Node(String name, Layer layer, FeatureMap input, int depth) {
        List<Node> children() {
            return layer instanceof Block it
                    ? it.parts(input).stream()
                            .map(part ->
                                    new Node(
                                            name + "." + part.name(),
                                            part.layer(),
                                            part.input(),
                                            depth + 1))
                            .toList()
                    : List.of();
        }

        List<Parameter> parameters() {
            return switch (layer) {
                case Operation it ->
                        it.parameters().stream()
                                .map(own -> own.named(name + "." + own.name()))
                                .toList();
                case Block it -> children().stream().flatMap(c -> c.parameters().stream()).toList();
            };
        }

        /** Of a block also what its network calls it, where that is more than its place. */
        String title() {
            String own = name.substring(name.lastIndexOf('.') + 1);
            boolean isPlace = own.chars().allMatch(Character::isDigit);
            return layer instanceof Operation || isPlace
                    ? layer.title()
                    : layer.title() + " " + own;
        }

        void addTo(List<Node> found) {
            found.add(this);
            children().forEach(it -> it.addTo(found));
        }
    }
}
