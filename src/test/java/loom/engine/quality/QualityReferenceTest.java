package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityReferenceTest {
    private static final List<Picture> TRAINING = RealImages.of(120, 32, 3, 1);
    private static final List<Picture> HELD_OUT = RealImages.of(40, 32, 3, 2);
    private static final QualityReference REFERENCE =
            QualityReference.of(PictureSet.of(TRAINING), PictureSet.of(HELD_OUT), 1, false);

    @Test
    void the_held_out_images_are_at_distance_zero_from_themselves() {
        assertThat(REFERENCE.measure(HELD_OUT).distance()).isZero();
    }

    @Test
    void new_real_images_are_near_the_floor_as_diverse_and_as_new_as_real_ones() {
        Quality quality = REFERENCE.measure(RealImages.of(40, 32, 3, 3));
        assertThat(quality.distance()).isBetween(0.5 * quality.floor(), 1.5 * quality.floor());
        assertThat(quality.diversity()).isCloseTo(1, within(0.1));
        assertThat(quality.nearest()).isCloseTo(1, within(0.15));
    }

    @Test
    void the_floor_is_where_as_many_new_real_images_are() {
        QualityReference reference =
                QualityReference.of(
                        PictureSet.of(RealImages.of(512, 32, 3, 1)),
                        PictureSet.of(RealImages.of(40, 32, 3, 3)),
                        1,
                        false);
        double mean =
                LongStream.of(6, 7, 8)
                        .mapToObj(seed -> RealImages.of(QualityReference.SAMPLES, 32, 3, seed))
                        .mapToDouble(real -> reference.measure(real).distance())
                        .average()
                        .orElseThrow();
        assertThat(reference.floor()).isCloseTo(mean, withinPercentage(10));
    }

    @Test
    void new_real_images_score_as_real_ones_and_noise_scores_nothing() {
        Prdc real = Objects.requireNonNull(REFERENCE.measure(RealImages.of(80, 32, 3, 3)).prdc());
        assertThat(real.score()).isCloseTo(real.realScore(), within(0.1));
        assertThat(real.realScore()).isGreaterThan(0.8);
        Prdc noise =
                Objects.requireNonNull(
                        REFERENCE
                                .measure(changed(it -> RealImages.noisy(it, 80, it.hashCode())))
                                .prdc());
        assertThat(noise.score()).isLessThan(0.05);
        assertThat(noise.precision()).isLessThan(0.05);
    }

    @Test
    void the_same_few_pictures_again_and_again_score_nothing() {
        List<Picture> few = RealImages.of(4, 32, 3, 3);
        List<Picture> repeated =
                Collections.nCopies(20, few).stream().flatMap(List::stream).toList();
        assertThat(Objects.requireNonNull(REFERENCE.measure(repeated).prdc()).score())
                .isLessThan(0.05);
    }

    @Test
    void too_few_images_have_no_neighbourhoods() {
        List<Picture> images = RealImages.of(39, 32, 3, 1);
        Quality quality =
                QualityReference.of(PictureSet.of(images), PictureSet.of(List.of()), 1, false)
                        .measure(images);
        assertThat(quality.prdc()).isNull();
        assertThat(REFERENCE.measure(images.subList(0, 5)).prdc()).isNull();
        assertThat(REFERENCE.measure(images.subList(0, 6)).prdc()).isNotNull();
    }

    @Test
    void of_two_measures_the_one_of_the_higher_score_is_better_whatever_the_distance() {
        Quality near = new Quality(20, 10, 1, 1, new Prdc(1, 1, 1, 0.3, 1));
        Quality covering = new Quality(30, 10, 1, 1, new Prdc(1, 1, 1, 0.4, 1));
        Quality older = new Quality(10, 10, 1, 1);
        Quality nearer = new Quality(15, 10, 1, 1, new Prdc(1, 1, 1, 0.3, 1));
        assertThat(Stream.of(near, older, covering, nearer).sorted(Quality.BEST_FIRST))
                .containsExactly(covering, nearer, near, older);
    }

    @Test
    void more_noise_is_farther() {
        double none = distance(TRAINING);
        double little = distance(changed(it -> RealImages.noisy(it, 12, it.hashCode())));
        double much = distance(changed(it -> RealImages.noisy(it, 40, it.hashCode())));
        assertThat(little).isGreaterThan(1.2 * none);
        assertThat(much).isGreaterThan(1.2 * little);
    }

    @Test
    void more_blur_is_farther() {
        double none = distance(TRAINING);
        double little = distance(changed(it -> RealImages.blurred(it, 1)));
        double much = distance(changed(it -> RealImages.blurred(it, 3)));
        assertThat(little).isGreaterThan(1.2 * none);
        assertThat(much).isGreaterThan(1.2 * little);
    }

    @Test
    void one_picture_again_and_again_has_no_diversity() {
        Quality quality = REFERENCE.measure(Collections.nCopies(30, HELD_OUT.get(0)));
        assertThat(quality.diversity()).isZero();
        assertThat(quality.distance()).isGreaterThan(2 * quality.floor());
    }

    @Test
    void copies_of_training_images_are_near_them() {
        assertThat(REFERENCE.measure(TRAINING.subList(20, 60)).nearest()).isZero();
        Quality grainy = REFERENCE.measure(changed(it -> RealImages.noisy(it, 12, it.hashCode())));
        assertThat(grainy.nearest()).isLessThan(0.3);
    }

    @Test
    void copies_are_noticed_among_more_images_than_are_compared_at_once() {
        List<Picture> many = RealImages.of(2 * CopySearch.BLOCK + 2000, 28, 1, 1);
        QualityReference reference =
                QualityReference.of(
                        PictureSet.of(many), PictureSet.of(RealImages.of(40, 28, 1, 2)), 1, false);
        assertThat(reference.measure(many.subList(11_000, 11_100)).nearest()).isLessThan(0.05);
        assertThat(reference.measure(RealImages.of(100, 28, 1, 3)).nearest())
                .isCloseTo(1, within(0.2));
    }

    @Test
    void turned_copies_are_copies_where_training_turns_images() {
        QualityReference turning =
                QualityReference.of(PictureSet.of(TRAINING), PictureSet.of(HELD_OUT), 1, true);
        List<Picture> turned = TRAINING.subList(20, 60).stream().map(RealImages::turned).toList();
        assertThat(turning.measure(turned).nearest()).isZero();
        assertThat(REFERENCE.measure(turned).nearest()).isGreaterThan(0.5);
    }

    @Test
    void the_same_samples_give_the_same_numbers() {
        List<Picture> samples = RealImages.of(20, 32, 3, 4);
        QualityReference again =
                QualityReference.of(PictureSet.of(TRAINING), PictureSet.of(HELD_OUT), 1, false);
        assertThat(again.measure(samples)).isEqualTo(REFERENCE.measure(samples));
    }

    @ParameterizedTest
    @CsvSource({"28, 1", "28, 3", "32, 1", "64, 1", "128, 3", "256, 1"})
    void all_sizes_and_channels_are_measured(int size, int channels) {
        List<Picture> real = RealImages.of(12, size, channels, 1);
        QualityReference reference =
                QualityReference.of(
                        PictureSet.of(real.subList(0, 8)),
                        PictureSet.of(real.subList(8, 12)),
                        1,
                        false);
        assertThat(reference.measure(real.subList(8, 12)).distance()).isZero();
        assertThat(reference.floor()).isPositive();
    }

    @Test
    void without_held_out_images_training_images_are_the_measure_and_it_says_so() {
        QualityReference reference =
                QualityReference.of(
                        PictureSet.of(TRAINING.subList(0, 20)), PictureSet.of(List.of()), 1, false);
        assertThat(REFERENCE.heldOut()).isTrue();
        assertThat(reference.heldOut()).isFalse();
        Quality quality = reference.measure(TRAINING.subList(0, 20));
        assertThat(quality.distance()).isZero();
        assertThat(quality.floor()).isPositive();
        assertThat(quality.nearest()).isZero();
    }

    @Test
    void of_one_image_again_and_again_copies_are_neither_new_nor_diverse() {
        PictureSet plain = PictureSet.of(Collections.nCopies(8, RealImages.plain(32, 3, 127)));
        QualityReference reference = QualityReference.of(plain, PictureSet.of(List.of()), 1, false);
        assertThat(reference.measure(Collections.nCopies(3, RealImages.plain(32, 3, 127))))
                .isEqualTo(new Quality(0, 0, 0, 0));
        assertThat(
                        REFERENCE
                                .measure(Collections.nCopies(3, RealImages.plain(32, 3, 127)))
                                .distance())
                .isGreaterThan(5 * REFERENCE.floor());
    }

    @Test
    void samples_of_another_shape_are_refused() {
        assertThatThrownBy(() -> REFERENCE.measure(RealImages.of(4, 64, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 32 x 32 with 3 channels")
                .hasMessageContaining("was 64 x 64 with 3");
    }

    @Test
    void held_out_images_of_another_shape_are_refused() {
        PictureSet grey = PictureSet.of(RealImages.of(4, 32, 1, 1));
        assertThatThrownBy(() -> QualityReference.of(PictureSet.of(TRAINING), grey, 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 32 x 32 with 1");
    }

    @Test
    void a_single_sample_or_image_is_refused() {
        PictureSet single = PictureSet.of(TRAINING.subList(0, 1));
        assertThatThrownBy(() -> REFERENCE.measure(TRAINING.subList(0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2 samples, had 1");
        assertThatThrownBy(() -> QualityReference.of(single, PictureSet.of(HELD_OUT), 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2 training images, had 1");
    }

    private static double distance(List<Picture> samples) {
        return REFERENCE.measure(samples).distance();
    }

    private static List<Picture> changed(UnaryOperator<Picture> change) {
        return TRAINING.stream().map(change).toList();
    }
}
