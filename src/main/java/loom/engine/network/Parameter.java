package loom.engine.network;

import java.util.List;

/**
 * One tensor that a layer owns.
 *
 * @param name the name inside its layer, as PyTorch has it, for example {@code weight}
 * @param shape its dimensions in PyTorch's order
 * @param initialisation how it starts
 * @param trainable true if an optimiser moves it, false for running statistics
 */
public record Parameter(
        String name, List<Integer> shape, Initialisation initialisation, boolean trainable) {
    public Parameter {
        shape = List.copyOf(shape);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
        if (shape.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("dimensions must be at least 1, were " + shape);
        }
    }

    /**
     * The tensors of a convolution.
     *
     * @param shape of the weight
     * @param biases how many values the bias has, which starts at zero; 0 for none
     */
    static List<Parameter> weightAndBias(
            List<Integer> shape, Initialisation initialisation, int biases) {
        Parameter weight = new Parameter("weight", shape, initialisation, true);
        return biases == 0
                ? List.of(weight)
                : List.of(
                        weight,
                        new Parameter("bias", List.of(biases), Initialisation.zero(), true));
    }

    /** Number of values. Networks may be described that no array could hold. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** The same parameter under another name. */
    public Parameter named(String newName) {
        return new Parameter(newName, shape, initialisation, trainable);
    }
}
