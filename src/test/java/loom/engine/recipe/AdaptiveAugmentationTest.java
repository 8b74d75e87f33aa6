package loom.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdaptiveAugmentationTest {
    private static final Recipe ADAPTIVE =
            Recipe.dcgan()
                    .withAugmentation(Augmentation.differentiable())
                    .withAugmentationTarget(0.6);

    @Test
    void a_sure_discriminator_makes_augmentation_more_frequent_after_four_batches() {
        AdaptiveAugmentation now = AdaptiveAugmentation.START;
        for (double sign : new double[] {1, 0.5, 0.5}) {
            now = now.after(sign, 50, ADAPTIVE);
            assertThat(now.probability()).isZero();
        }
        // The mean is 0.65, above 0.6; 4 batches of 50 images are 0.002 of 100,000.
        now = now.after(0.6, 50, ADAPTIVE);
        assertThat(now).isEqualTo(new AdaptiveAugmentation(0.002, 0, 0));
    }

    @Test
    void a_discriminator_in_doubt_makes_it_less_frequent() {
        AdaptiveAugmentation now = new AdaptiveAugmentation(0.5, 1.5, 3);
        assertThat(now.after(0.5, 50, ADAPTIVE).probability()).isCloseTo(0.498, within(1e-12));
    }

    @Test
    void it_stays_a_probability() {
        assertThat(new AdaptiveAugmentation(0.9999, 3, 3).after(1, 500, ADAPTIVE).probability())
                .isEqualTo(1);
        assertThat(new AdaptiveAugmentation(0.0001, 0, 3).after(0, 500, ADAPTIVE).probability())
                .isZero();
    }

    @Test
    void a_recipe_without_augmentation_has_nothing_to_adapt() {
        assertThatThrownBy(() -> Recipe.dcgan().withAugmentationTarget(0.6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs augmentation to adapt");
    }

    @Test
    void an_objective_of_differences_has_no_signs_to_follow() {
        assertThatThrownBy(() -> ADAPTIVE.withObjective(Objective.RELATIVISTIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RELATIVISTIC");
    }
}
