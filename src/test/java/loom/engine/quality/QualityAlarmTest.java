package loom.engine.quality;

import static loom.engine.quality.QualityAlarm.COLLAPSE;
import static loom.engine.quality.QualityAlarm.COPYING;
import static loom.engine.quality.QualityAlarm.DISCRIMINATOR_WON;
import static loom.engine.quality.QualityAlarm.GENERATOR_WON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityAlarmTest {
    private static final Quality GOOD = new Quality(60, 40, 0.95, 1.05);
    private static final Quality ALIKE = new Quality(60, 40, 0.3, 1.05);
    private static final Quality COPIED = new Quality(60, 40, 0.95, 0.2);
    private static final Balance EVEN = new Balance(0.7, 0.3);
    private static final Balance STRONG_DISCRIMINATOR = new Balance(0.99, 0.01);
    private static final Balance STRONG_GENERATOR = new Balance(0.93, 0.92);

    @Test
    void a_good_run_is_silent() {
        assertThat(measured(GOOD, GOOD, GOOD, GOOD)).isEmpty();
        assertThat(balanced(EVEN, EVEN, EVEN, EVEN)).isEmpty();
    }

    @Test
    void lost_diversity_is_collapse() {
        assertThat(measured(GOOD, GOOD, GOOD, ALIKE, ALIKE)).containsExactly(COLLAPSE);
    }

    @Test
    void diversity_that_still_grows_is_no_collapse() {
        // As measured on a sound DCGAN of sprites.
        assertThat(diverse(0.100, 0.090, 0.077, 0.100)).isEmpty();
        assertThat(diverse(0.100, 0.090, 0.077, 0.100, 0.295, 0.301, 0.345, 0.384, 0.347))
                .isEmpty();
    }

    @Test
    void diversity_that_stays_low_is_collapse() {
        assertThat(diverse(0.1, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1)).isEmpty();
        assertThat(diverse(0.1, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2)).containsExactly(COLLAPSE);
    }

    @Test
    void one_picture_from_the_beginning_is_collapse() {
        assertThat(diverse(0.1, 0, 0)).isEmpty();
        assertThat(diverse(0.1, 0, 0, 0)).containsExactly(COLLAPSE);
        assertThat(diverse(0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0)).containsExactly(COLLAPSE);
    }

    @Test
    void a_little_growth_of_a_low_diversity_hides_no_collapse() {
        // As measured on a fully connected network of sprites.
        assertThat(diverse(0.11, 0.10, 0.100, 0.101, 0.102, 0.103, 0.104, 0.105, 0.106))
                .containsExactly(COLLAPSE);
    }

    @Test
    void pale_pictures_of_many_shapes_are_no_collapse() {
        // As measured on a DCGAN of sprites after few steps.
        assertThat(diverse(0.1, 0.1, 0.30, 0.36, 0.36, 0.35, 0.36, 0.35, 0.36, 0.35, 0.36))
                .isEmpty();
    }

    @Test
    void chance_diversity_of_the_first_noise_is_no_height_to_fall_from() {
        assertThat(diverse(0.9, 0.8, 0.1, 0.1, 0.1)).isEmpty();
    }

    @Test
    void nearness_to_training_images_is_copying() {
        assertThat(measured(GOOD, GOOD, COPIED, COPIED)).containsExactly(COPYING);
    }

    @Test
    void one_bad_measure_rings_nothing() {
        assertThat(measured(GOOD, GOOD, GOOD, ALIKE)).isEmpty();
        assertThat(measured(GOOD, COPIED, GOOD, COPIED)).isEmpty();
    }

    @Test
    void an_alarm_falls_silent_when_the_run_recovers() {
        assertThat(measured(GOOD, GOOD, GOOD, ALIKE, ALIKE, GOOD)).isEmpty();
    }

    @Test
    void the_first_measures_of_a_run_ring_nothing() {
        assertThat(measured(COPIED, COPIED, COPIED)).isEmpty();
        assertThat(measured(COPIED, COPIED, COPIED, COPIED)).containsExactly(COPYING);
        assertThat(balanced(STRONG_DISCRIMINATOR, STRONG_DISCRIMINATOR)).isEmpty();
    }

    @Test
    void either_side_can_win() {
        assertThat(balanced(EVEN, EVEN, STRONG_DISCRIMINATOR, STRONG_DISCRIMINATOR))
                .containsExactly(DISCRIMINATOR_WON);
        assertThat(balanced(EVEN, EVEN, STRONG_GENERATOR, STRONG_GENERATOR))
                .containsExactly(GENERATOR_WON);
    }

    @Test
    void a_lead_that_changes_sides_is_no_victory() {
        assertThat(balanced(EVEN, EVEN, STRONG_DISCRIMINATOR, STRONG_GENERATOR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_alarm_explains_itself(QualityAlarm alarm) {
        assertThat(alarm.title()).isNotBlank();
        assertThat(alarm.explanation()).endsWith(".");
        assertThat(alarm.remedy()).endsWith(".");
    }

    @Test
    void numbers_that_are_none_are_refused() {
        assertThatThrownBy(() -> new Balance(Double.NaN, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("D(x) must be in 0..1, was NaN");
        assertThatThrownBy(() -> new Quality(1, 1, Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("diversity");
    }

    private static Iterable<QualityAlarm> measured(Quality... measures) {
        return QualityAlarm.ringing(List.of(measures), List.of());
    }

    private static Iterable<QualityAlarm> diverse(double... diversities) {
        return QualityAlarm.ringing(
                DoubleStream.of(diversities).mapToObj(it -> new Quality(60, 40, it, 1)).toList(),
                List.of());
    }

    private static Iterable<QualityAlarm> balanced(Balance... epochs) {
        return QualityAlarm.ringing(List.of(), List.of(epochs));
    }
}
