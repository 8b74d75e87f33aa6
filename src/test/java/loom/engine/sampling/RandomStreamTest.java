package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void every_use_of_a_seed_has_a_stream_of_its_own() {
        assertThat(Arrays.stream(RandomStream.values()).map(it -> it.of(7)))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_runs_have_drawn_from_stays_where_it_was() {
        assertThat(RandomStream.GENERATOR_WEIGHTS.of(7)).isEqualTo(CounterRandom.child(7, 1));
        assertThat(RandomStream.SHUFFLE.of(7)).isEqualTo(CounterRandom.child(7, 3));
        assertThat(RandomStream.STEP_DRAWS.of(7)).isEqualTo(CounterRandom.child(7, 7));
        assertThat(RandomStream.HOLD_OUT.of(7)).isEqualTo(CounterRandom.child(7, 11));
        assertThat(RandomStream.SYNTHESIS_NOISE.of(7)).isEqualTo(CounterRandom.child(7, 16));
        assertThat(RandomStream.EXTRA_DRAWS.of(7)).isEqualTo(CounterRandom.child(7, 17));
        assertThat(RandomStream.SLICE_DIRECTIONS.of(7)).isEqualTo(CounterRandom.child(7, 22));
    }
}
