package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldOutTest {
    @Test
    void one_in_ten_is_held_out_up_to_five_hundred() {
        assertThat(HoldOut.of(40, 1).heldOut()).hasSize(4);
        assertThat(HoldOut.of(756, 1).heldOut()).hasSize(75);
        assertThat(HoldOut.of(60_000, 1).heldOut()).hasSize(500);
    }

    @Test
    void small_sets_keep_all_for_training() {
        assertThat(HoldOut.of(39, 1).heldOut()).isEmpty();
        assertThat(HoldOut.of(39, 1).training()).hasSize(39);
    }

    @Test
    void every_image_is_on_one_side() {
        HoldOut split = HoldOut.of(123, 5);
        assertThat(IntStream.concat(IntStream.of(split.training()), IntStream.of(split.heldOut())))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 123).boxed().toList());
    }

    @Test
    void the_seed_decides() {
        assertThat(HoldOut.of(500, 7)).isEqualTo(HoldOut.of(500, 7));
        assertThat(HoldOut.of(500, 7)).isNotEqualTo(HoldOut.of(500, 8));
    }

    @Test
    void no_images_are_refused() {
        assertThatThrownBy(() -> HoldOut.of(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("had 0");
    }
}
