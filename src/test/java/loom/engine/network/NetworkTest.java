package loom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final FeatureMap PIXELS = new FeatureMap(2, 4, 4);
    private static final Initialisation ZERO = Initialisation.zero();

    @Test
    void tensors_are_named_by_their_way_through_the_tree() {
        Network network =
                new Network(
                        "n",
                        PIXELS,
                        List.of(
                                new Keep("small", pointwise(2, 3)),
                                new Residual(
                                        Sequence.of(new Relu(), pointwise(3, 3)),
                                        new Identity(),
                                        1),
                                new Gated(
                                        "small",
                                        new FeatureMap(3, 4, 4),
                                        Sequence.of(new AveragePool(4), pointwise(3, 3)))));
        assertThat(network.parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "network.0.kept.weight",
                        "network.1.main.1.weight",
                        "network.2.gate.1.weight");
        assertThat(network.output()).isEqualTo(new FeatureMap(3, 4, 4));
    }

    @Test
    void a_summary_shows_the_tree_and_counts_a_block_with_all_inside() {
        Residual residual =
                new Residual(Sequence.of(pointwise(2, 5), pointwise(5, 2)), new Identity(), 1);
        assertThat(new Network("n", PIXELS, List.of(residual, new Tanh())).summary())
                .containsExactly(
                        new LayerSummary("Residual", PIXELS, 20, 0),
                        new LayerSummary("Sequence main", PIXELS, 20, 1),
                        new LayerSummary("Convolution", new FeatureMap(5, 4, 4), 10, 2),
                        new LayerSummary("Convolution", PIXELS, 10, 2),
                        new LayerSummary("Identity", PIXELS, 0, 1),
                        new LayerSummary("tanh", PIXELS, 0, 0));
    }

    @Test
    void what_was_not_kept_before_cannot_be_read() {
        Gated early = new Gated("later", PIXELS, Sequence.of(new AveragePool(4), new Sigmoid()));
        Keep late = new Keep("later", new Identity());
        assertThatThrownBy(() -> new Network("n", PIXELS, List.of(early, late)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Skip-layer excitation reads later")
                .hasMessageContaining("kept was null");
    }

    @Test
    void both_ways_of_a_residual_must_meet() {
        Residual apart = new Residual(pointwise(2, 3), new Identity(), 1);
        assertThatThrownBy(() -> new Network("n", PIXELS, List.of(apart)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both ways of a residual must give one shape");
    }

    @Test
    void a_sum_is_carried_from_branch_to_branch_beside_the_value() {
        Accumulation first = Accumulation.first("image", pointwise(2, 1));
        Accumulation second =
                new Accumulation(
                        "image", pointwise(2, 1), new FeatureMap(1, 4, 4), new Upsampling());
        Recall end = new Recall("image", new FeatureMap(1, 8, 8));
        Network network = new Network("n", PIXELS, List.of(first, new Upsampling(), second, end));
        assertThat(network.output()).isEqualTo(new FeatureMap(1, 8, 8));
    }

    @Test
    void random_bytes_are_counted_over_the_whole_tree() {
        Reconstruction quarter = new Reconstruction(new Dropout(0.5), true);
        Network network = new Network("n", PIXELS, List.of(new NoiseInjection(4), quarter));
        // 4 bytes for each of 16 pixels; 1 for the quarter, 1 for each of its 2 x 2 x 2 values.
        assertThat(network.noiseBytes()).isEqualTo(64 + 1 + 8);
    }

    private static Convolution pointwise(int inputs, int outputs) {
        return new Convolution(inputs, outputs, new Window(1, 1, 0), ZERO);
    }
}
