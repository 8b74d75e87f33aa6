package loom.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loom.engine.interchange.Tensor;
import loom.engine.network.BatchNormalisation;
import loom.engine.network.Convolution;
import loom.engine.network.FeatureMap;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Initialisation;
import loom.engine.network.Network;
import loom.engine.network.Parameter;
import loom.engine.network.Window;
import org.junit.jupiter.api.Test;

class FlatLayoutTest {
    private static final Initialisation ONE = new Initialisation.Constant(1);

    @Test
    void convolution_weights_are_stored_channels_last() {
        Network network =
                new Network(
                        "n",
                        new FeatureMap(2, 2, 2),
                        List.of(new Convolution(2, 1, new Window(2, 1, 0), ONE)));
        Tensor weight = new Tensor(List.of(1, 2, 2, 2), new float[] {1, 2, 3, 4, 10, 20, 30, 40});
        assertThat(new FlatLayout(network).packWeights(Map.of("network.0.weight", weight)))
                .containsExactly(1, 10, 2, 20, 3, 30, 4, 40);
    }

    @Test
    void unpacking_gives_what_was_packed() {
        Network generator = new GanArchitecture("dcgan", 32, 3, 5, 2, 2).generator();
        Map<String, Tensor> tensors = new HashMap<>();
        float next = 0;
        for (Parameter parameter : generator.parameters()) {
            float[] values = new float[Math.toIntExact(parameter.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = next++;
            }
            tensors.put(parameter.name(), new Tensor(parameter.shape(), values));
        }
        FlatLayout layout = new FlatLayout(generator);
        assertThat(layout.unpack(layout.packWeights(tensors), layout.packStatistics(tensors)))
                .isEqualTo(tensors);
    }

    @Test
    void convolutions_come_before_normalisation() {
        FlatLayout layout = new FlatLayout(GanArchitecture.dcgan(64, 3).discriminator());
        List<Integer> ranks =
                layout.weights().stream().map(it -> it.shape().size()).distinct().toList();
        assertThat(ranks).containsExactly(4, 1);
    }

    @Test
    void a_missing_tensor_is_named() {
        Network network =
                new Network("n", new FeatureMap(1, 1, 1), List.of(new BatchNormalisation(1, ONE)));
        assertThatThrownBy(() -> new FlatLayout(network).packWeights(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network.0.weight");
    }
}
