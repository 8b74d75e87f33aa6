package loom.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentTest {
    @Test
    void a_seed_always_gives_the_same_values() {
        // Pieces are replayed from their seeds: these numbers must never change.
        assertThat(Latent.ofSeed(42, 3).values())
                .containsExactly(-0.24700533f, -0.6015618f, -0.450903f);
    }

    @Test
    void seeds_and_indices_give_different_latents() {
        assertThat(Latent.ofSeed(1, 100)).isNotEqualTo(Latent.ofSeed(2, 100));
        assertThat(Latent.ofSeed(1, 0, 100)).isNotEqualTo(Latent.ofSeed(1, 1, 100));
        assertThat(Latent.ofSeed(1, 0, 100)).isEqualTo(Latent.ofSeed(1, 100));
    }

    @Test
    void values_are_standard_normal() {
        float[] values = Latent.ofSeed(7, 100_000).values();
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (float value : values) {
            mean += value / values.length;
            square += Math.pow(value, 2) / values.length;
            fourth += Math.pow(value, 4) / values.length;
        }
        // Standard errors: 0.003, 0.0045, 0.03.
        assertThat(mean).isBetween(-0.015, 0.015);
        assertThat(square).isBetween(0.98, 1.02);
        assertThat(fourth).isBetween(2.85, 3.15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2})
    void truncated_values_stay_within(double truncation) {
        for (float value : Latent.ofSeed(3, 0, 1000, truncation).values()) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo((float) truncation);
        }
    }

    @Test
    void truncation_keeps_the_values_that_are_within() {
        float[] free = Latent.ofSeed(3, 5, 1000).values();
        float[] truncated = Latent.ofSeed(3, 5, 1000, 1).values();
        for (int i = 0; i < free.length; i++) {
            if (Math.abs(free[i]) <= 1) {
                assertThat(truncated[i]).isEqualTo(free[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.09, 4.01, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void truncation_out_of_range_is_refused(double truncation) {
        assertThatThrownBy(() -> Latent.ofSeed(1, 0, 10, truncation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.1..4.0, was " + truncation);
    }

    @Test
    void values_that_are_not_finite_are_refused() {
        assertThatThrownBy(() -> new Latent(new float[] {1, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite, one was NaN");
    }

    @Test
    void a_class_has_all_the_weight() {
        Latent latent = new Latent(new float[] {5, 6, 7, 8});
        assertThat(latent.ofClass(2, 1)).isEqualTo(new Latent(new float[] {5, 6, 0, 1}));
        assertThat(latent.ofClass(0, 9)).isEqualTo(latent);
        assertThatThrownBy(() -> latent.ofClass(2, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void halfway_between_two_classes_each_has_half_of_the_weight() {
        Latent one = new Latent(new float[] {3, 1, 0});
        Latent other = new Latent(new float[] {3, 0, 1});
        Latent between = Interpolation.SPHERICAL.between(one, other, 0.5).withShares(2);
        assertThat(between.values()[1]).isEqualTo(0.5f);
        assertThat(between.values()[2]).isEqualTo(0.5f);
        assertThat(new Latent(new float[] {3, -1, 0}).withShares(2))
                .isEqualTo(new Latent(new float[] {3, -1, 0}));
    }

    @Test
    void the_array_that_it_was_made_from_may_change() {
        float[] values = {1, 2};
        Latent latent = new Latent(values);
        values[0] = 9;
        latent.values()[1] = 9;
        assertThat(latent).isEqualTo(new Latent(new float[] {1, 2}));
    }
}
