package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import loom.engine.sampling.CounterRandom;
import org.junit.jupiter.api.Test;

class SortedSlicesTest {
    @Test
    void the_distance_is_the_mean_over_ranks_then_levels_times_a_thousand() {
        SortedSlices a = new SortedSlices(new float[][] {{0, 1, 2, 3}, {0, 0}});
        SortedSlices b = new SortedSlices(new float[][] {{1, 1, 2, 5}, {0, 0.5f}});
        assertThat(a.distanceTo(b, 0)).isCloseTo(750, within(1e-9));
        assertThat(a.distanceTo(b)).isCloseTo((750 + 250) / 2.0, within(1e-9));
    }

    @Test
    void sets_of_unequal_size_are_refused() {
        SortedSlices a = new SortedSlices(new float[][] {{0, 1, 2}});
        SortedSlices b = new SortedSlices(new float[][] {{0, 1}});
        assertThatThrownBy(() -> a.distanceTo(b))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("had 3 and 2");
    }

    @Test
    void each_range_is_sorted_as_the_library_sorts_it() {
        int length = 1000;
        float[] values = new float[2 * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (CounterRandom.normal(1, i, 0, 0) * Math.pow(10, i % 9 - 4));
        }
        values[3] = 0f;
        values[5] = -0f;
        float[] expected = values.clone();
        Arrays.sort(expected, 0, length);
        Arrays.sort(expected, length, 2 * length);

        RadixSort sort = new RadixSort(length);
        sort.sort(values, 0);
        sort.sort(values, length);

        assertThat(values).isEqualTo(expected);
    }
}
