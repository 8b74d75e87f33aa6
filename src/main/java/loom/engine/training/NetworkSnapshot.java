package loom.engine.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loom.engine.interchange.Tensor;
import loom.engine.interchange.TensorSource;
import loom.engine.network.Initialisation;
import loom.engine.network.Network;
import loom.engine.network.Parameter;
import loom.engine.program.FlatLayout;
import loom.engine.sampling.CounterRandom;

/** One network's flat buffers on the Java heap, as {@link FlatLayout} orders them. */
record NetworkSnapshot(float[] weights, float[] statistics, float[] moment1, float[] moment2) {
    private static final String ADAM = ".adam.";
    private static final String FIRST = ADAM + "m";
    private static final String SECOND = ADAM + "v";

    /** A network as a run starts with it, drawn from a seed. */
    static NetworkSnapshot initial(Network network, long seed) {
        FlatLayout layout = new FlatLayout(network);
        Map<String, Tensor> tensors = new HashMap<>();
        List<Parameter> parameters = network.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            tensors.put(parameter.name(), draw(parameter, seed, i));
        }
        return new NetworkSnapshot(
                layout.packWeights(tensors),
                layout.packStatistics(tensors),
                new float[layout.weightCount()],
                new float[layout.weightCount()]);
    }

    /** Takes a network out of a checkpoint's tensors. */
    static NetworkSnapshot of(Network network, Map<String, Tensor> file) {
        FlatLayout layout = new FlatLayout(network);
        return new NetworkSnapshot(
                layout.packWeights(below(network.name(), file)),
                layout.packStatistics(below(network.name(), file)),
                layout.packWeights(below(network.name() + FIRST, file)),
                layout.packWeights(below(network.name() + SECOND, file)));
    }

    /** What a checkpoint holds of this network. */
    List<TensorSource> sources(Network network) {
        FlatLayout layout = new FlatLayout(network);
        List<TensorSource> sources = new ArrayList<>();
        sources.addAll(layout.weightSources(network.name(), weights));
        sources.addAll(layout.statisticsSources(network.name(), statistics));
        sources.addAll(layout.weightSources(network.name() + FIRST, moment1));
        sources.addAll(layout.weightSources(network.name() + SECOND, moment2));
        return sources;
    }

    /** False once a value is infinite or not a number. */
    boolean isFinite() {
        return Stream.of(weights, statistics, moment1, moment2).allMatch(NetworkSnapshot::finite);
    }

    private static Tensor draw(Parameter parameter, long seed, int index) {
        float[] values = new float[Math.toIntExact(parameter.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (parameter.initialisation()) {
                        case Initialisation.Constant it -> it.value();
                        case Initialisation.Normal it ->
                                (float)
                                        (it.mean()
                                                + it.deviation()
                                                        * CounterRandom.normal(seed, index, i, 0));
                        case Initialisation.Uniform it ->
                                (float) (it.limit() * CounterRandom.symmetric(seed, index, i));
                    };
        }
        return new Tensor(parameter.shape(), values);
    }

    /** True for a tensor of a checkpoint that is one of Adam's moments for a network. */
    static boolean isMoment(Network network, String name) {
        return name.startsWith(network.name() + ADAM);
    }

    /** The tensors whose name starts with a prefix and a dot, without them. */
    static Map<String, Tensor> below(String prefix, Map<String, Tensor> file) {
        Map<String, Tensor> tensors = new HashMap<>();
        file.forEach((name, tensor) -> {
            if (name.startsWith(prefix + ".")) {
                tensors.put(name.substring(prefix.length() + 1), tensor);
            }
        });
        return tensors;
    }

    private static boolean finite(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value * 0; // NaN for infinities and NaN, else zero
        }
        return sum == 0;
    }
}
