package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import loom.engine.program.StepScalar;
import loom.engine.recipe.AdaptiveAugmentation;
import loom.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;

class StepNumbersTest {
    private static final int SHARE = StepScalar.AVERAGE_SHARE.start();
    private static final int TURN = StepScalar.GENERATORS_TURN.start();

    @Test
    void each_optimiser_goes_on_counting_from_where_it_was() {
        Recipe recipe = Recipe.dcgan();
        double[] numbers =
                new StepNumbers(recipe, 64, new Progress.Before(40, 0))
                        .of(2, AdaptiveAugmentation.START);
        assertThat(numbers)
                .startsWith(recipe.discriminatorAdam().factors(2))
                .containsSequence(recipe.generatorAdam().factors(42));
    }

    @Test
    void without_averaging_nothing_is_averaged() {
        assertThat(numbers(Recipe.dcgan()).of(5, AdaptiveAugmentation.START)[SHARE]).isZero();
    }

    @Test
    void the_average_halves_after_the_images_that_the_recipe_says() {
        StepNumbers numbers = numbers(Recipe.dcgan().withAveragingImages(640));
        // Ten steps of 64 images halve it: each keeps 0.5^(1/10) = 0.93303.
        assertThat(numbers.of(100_000, AdaptiveAugmentation.START)[SHARE])
                .isCloseTo(1 - 0.93303, within(1e-5));
    }

    @Test
    void the_first_weights_are_soon_forgotten() {
        StepNumbers numbers = numbers(Recipe.dcgan().withAveragingImages(1_000_000));
        assertThat(numbers.of(1, AdaptiveAugmentation.START)[SHARE])
                .isCloseTo(1 - 2.0 / 11, within(1e-12));
    }

    @Test
    void the_generator_has_its_turn_after_the_discriminators_steps() {
        StepNumbers numbers = numbers(Recipe.dcgan().withDiscriminatorSteps(3));
        assertThat(numbers.of(1, AdaptiveAugmentation.START)[TURN]).isZero();
        assertThat(numbers.of(2, AdaptiveAugmentation.START)[TURN]).isZero();
        assertThat(numbers.of(3, AdaptiveAugmentation.START)[TURN]).isEqualTo(1);
        assertThat(numbers.of(4, AdaptiveAugmentation.START)[TURN]).isZero();
    }

    @Test
    void the_generators_adam_counts_its_own_steps() {
        StepNumbers numbers = numbers(Recipe.dcgan().withDiscriminatorSteps(5));
        double[] second = Recipe.dcgan().generatorAdam().factors(2);
        assertThat(numbers.of(10, AdaptiveAugmentation.START)).containsSequence(second);
        assertThat(numbers.of(10, AdaptiveAugmentation.START)[0]).isEqualTo(0.5);
    }

    private static StepNumbers numbers(Recipe recipe) {
        return new StepNumbers(recipe, 64, Progress.Before.NONE);
    }
}
