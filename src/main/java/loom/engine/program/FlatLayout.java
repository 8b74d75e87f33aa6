package loom.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loom.engine.interchange.Tensor;
import loom.engine.interchange.TensorSource;
import loom.engine.network.Network;
import loom.engine.network.Parameter;

/**
 * Where each tensor of a network lies in the flat buffers that a program works on.
 *
 * <p>One buffer holds all that an optimiser moves, another all running statistics: a program then
 * takes a handful of arrays whatever the network, and Adam is a few calls on one long vector.
 * Convolution weights are stored channels-last, (A, kernel, kernel, B) for PyTorch's (A, B, kernel,
 * kernel), the order that libtorch computes fastest in. They come first, in multiples of 16 values,
 * so that they are aligned.
 */
public final class FlatLayout {
    private final List<Parameter> weights;
    private final List<Parameter> statistics;

    public FlatLayout(Network network) {
        List<Parameter> all = network.parameters();
        weights =
                all.stream()
                        .filter(Parameter::trainable)
                        .sorted(Comparator.comparingInt(p -> isConvolution(p) ? 0 : 1))
                        .toList();
        statistics = all.stream().filter(p -> !p.trainable()).toList();
    }

    /** The tensors of the weight buffer, in its order. */
    public List<Parameter> weights() {
        return weights;
    }

    /** The tensors of the statistics buffer, in its order. */
    public List<Parameter> statistics() {
        return statistics;
    }

    /** Length of the weight buffer, and of each moment of Adam. */
    public int weightCount() {
        return count(weights);
    }

    /** Length of the statistics buffer. */
    public int statisticsCount() {
        return count(statistics);
    }

    /** Packs the tensors that an optimiser moves, looked up by name. */
    public float[] packWeights(Map<String, Tensor> tensors) {
        return pack(weights, tensors);
    }

    /** Packs the running statistics, looked up by name. */
    public float[] packStatistics(Map<String, Tensor> tensors) {
        return pack(statistics, tensors);
    }

    /** Both buffers as tensors by PyTorch's names and shapes. */
    public Map<String, Tensor> unpack(float[] weightBuffer, float[] statisticsBuffer) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Stream.concat(sources(weights, "", weightBuffer), sources(statistics, "", statisticsBuffer))
                .forEach(it -> tensors.put(it.name(), new Tensor(it.shape(), it.values().get())));
        return tensors;
    }

    /** The weights, or a moment of Adam, for a file; each tensor is unpacked when it is written. */
    public List<TensorSource> weightSources(String prefix, float[] buffer) {
        return sources(weights, prefix + ".", buffer).toList();
    }

    /** The running statistics for a file. */
    public List<TensorSource> statisticsSources(String prefix, float[] buffer) {
        return sources(statistics, prefix + ".", buffer).toList();
    }

    /** The shape in which a tensor is stored. */
    static List<Integer> storedShape(Parameter parameter) {
        if (!isConvolution(parameter)) {
            return parameter.shape();
        }
        List<Integer> s = parameter.shape();
        return List.of(s.get(0), s.get(2), s.get(3), s.get(1));
    }

    static boolean isConvolution(Parameter parameter) {
        return parameter.shape().size() == 4;
    }

    private static int count(List<Parameter> parameters) {
        return Math.toIntExact(parameters.stream().mapToLong(Parameter::size).sum());
    }

    private static float[] pack(List<Parameter> parameters, Map<String, Tensor> tensors) {
        float[] buffer = new float[count(parameters)];
        int offset = 0;
        for (Parameter parameter : parameters) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor == null || !tensor.shape().equals(parameter.shape())) {
                throw new IllegalArgumentException(
                        "tensor %s must be there with the shape %s, was %s"
                                .formatted(parameter.name(), parameter.shape(), tensor));
            }
            float[] values = tensor.values();
            if (isConvolution(parameter)) {
                values = swap(values, parameter.shape().get(0), parameter.shape().get(1));
            }
            System.arraycopy(values, 0, buffer, offset, values.length);
            offset += values.length;
        }
        return buffer;
    }

    private static Stream<TensorSource> sources(
            List<Parameter> parameters, String prefix, float[] buffer) {
        List<TensorSource> sources = new ArrayList<>();
        int offset = 0;
        for (Parameter parameter : parameters) {
            int from = offset;
            sources.add(
                    new TensorSource(
                            prefix + parameter.name(),
                            parameter.shape(),
                            () -> unpack(parameter, buffer, from)));
            offset += Math.toIntExact(parameter.size());
        }
        return sources.stream();
    }

    private static float[] unpack(Parameter parameter, float[] buffer, int from) {
        float[] values = Arrays.copyOfRange(buffer, from, from + Math.toIntExact(parameter.size()));
        if (!isConvolution(parameter)) {
            return values;
        }
        int window = parameter.shape().get(2) * parameter.shape().get(3);
        return swap(values, parameter.shape().get(0), window);
    }

    /** (A, M, N) to (A, N, M), N being what is left. */
    private static float[] swap(float[] values, int outer, int m) {
        int n = values.length / outer / m;
        float[] swapped = new float[values.length];
        int target = 0;
        for (int a = 0; a < outer; a++) {
            int base = a * m * n;
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < m; i++) {
                    swapped[target++] = values[base + i * n + j];
                }
            }
        }
        return swapped;
    }
}
