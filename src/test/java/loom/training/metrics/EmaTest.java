package loom.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmaTest {
    private final Ema trend = new Ema();

    @Test
    void the_first_values_weigh_most() {
        assertThat(trend.add(3)).isEqualTo(3);
        // The second has a share of 40 / 41.
        assertThat(trend.add(44)).isCloseTo(43, within(1e-12));
    }

    @Test
    void jumps_are_levelled_out() {
        double last = 0;
        for (int i = 0; i < 4_000; i++) {
            last = trend.add(i % 2 == 0 ? 5 : -3);
        }
        assertThat(last).isCloseTo(1, within(0.05));
    }

    @Test
    void a_new_level_is_reached_within_a_tenth_of_the_steps() {
        for (int i = 0; i < 1_000; i++) {
            trend.add(0);
        }
        double last = 0;
        for (int i = 0; i < 100; i++) {
            last = trend.add(1);
        }
        assertThat(last).isBetween(0.95, 1.0);
    }

    @Test
    void what_is_missing_changes_nothing() {
        trend.add(2);
        assertThat(trend.add(Double.NaN)).isNaN();
        assertThat(trend.add(2)).isEqualTo(2);
    }
}
