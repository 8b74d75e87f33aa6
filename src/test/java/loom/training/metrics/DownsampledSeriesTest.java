package loom.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DownsampledSeriesTest {
    @Test
    void a_short_curve_is_kept_as_it_is() {
        DownsampledSeries curve = new DownsampledSeries(2);
        curve.add(1, 0.5, 0.7);
        curve.add(2, 0.4, 0.8);
        assertThat(curve.rows()).isDeepEqualTo(new double[][] {{1, 0.5, 0.7}, {2, 0.4, 0.8}});
    }

    @Test
    void a_long_curve_has_at_most_a_thousand_rows_in_order_with_both_ends() {
        double[][] rows = noise(50_000).rows();
        assertThat(rows.length).isBetween(500, DownsampledSeries.MOST_ROWS);
        assertThat(Arrays.stream(rows).mapToDouble(row -> row[0]).toArray())
                .startsWith(1)
                .endsWith(50_000)
                .isSorted();
    }

    @Test
    void no_spike_is_lost_however_often_the_curve_is_thinned() {
        DownsampledSeries curve = new DownsampledSeries(2);
        for (int step = 1; step <= 100_000; step++) {
            curve.add(step, step == 3_217 ? 9 : Math.sin(step), step == 71_003 ? -9 : 0.1);
        }
        assertThat(List.of(curve.rows()))
                .anySatisfy(row -> assertThat(row).startsWith(3_217, 9))
                .anySatisfy(row -> assertThat(row).startsWith(71_003).endsWith(-9));
    }

    @Test
    void early_steps_are_thinned_no_more_than_late_ones() {
        double[][] rows = noise(64_000).rows();
        long early = Arrays.stream(rows).filter(row -> row[0] <= 32_000).count();
        assertThat((double) early / rows.length).isBetween(0.4, 0.6);
    }

    @Test
    void a_missing_value_hides_no_other() {
        DownsampledSeries curve = new DownsampledSeries(1);
        for (int step = 1; step <= 5_000; step++) {
            curve.add(step, step % 2 == 0 ? Double.NaN : step);
        }
        assertThat(List.of(curve.rows()))
                .anySatisfy(row -> assertThat(row).containsExactly(4_999, 4_999));
    }

    @Test
    void values_that_come_along_do_not_decide_what_is_kept() {
        DownsampledSeries alone = new DownsampledSeries(1);
        DownsampledSeries carrying = new DownsampledSeries(1, 1);
        for (int step = 1; step <= 5_000; step++) {
            alone.add(step, Math.sin(step));
            carrying.add(step, Math.sin(step), step % 7);
        }
        assertThat(List.of(carrying.rows()))
                .extracting(row -> row[0])
                .isEqualTo(Arrays.stream(alone.rows()).map(row -> row[0]).toList());
        assertThat(List.of(carrying.rows()))
                .allSatisfy(row -> assertThat(row[2]).isEqualTo(row[0] % 7));
    }

    @Test
    void a_row_of_another_width_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DownsampledSeries(2).add(1, 0.5))
                .withMessageContaining("3 values, was 2");
    }

    private static DownsampledSeries noise(int steps) {
        Random random = new Random(1);
        DownsampledSeries curve = new DownsampledSeries(2);
        for (int step = 1; step <= steps; step++) {
            curve.add(step, random.nextGaussian(), random.nextGaussian());
        }
        return curve;
    }
}
