package loom.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import loom.engine.quality.QualityAlarm;
import loom.engine.recipe.Recipe;
import org.junit.jupiter.api.Test;

class RecipeAdjustmentTest {
    private static final Recipe USUAL = Recipe.dcgan();

    @Test
    void the_side_that_has_won_learns_slower_and_the_other_as_before() {
        Recipe discriminator = RecipeAdjustment.of(QualityAlarm.DISCRIMINATOR_WON).applyTo(USUAL);
        assertThat(discriminator.discriminatorAdam().learningRate()).isEqualTo(1e-4);
        assertThat(discriminator.generatorAdam()).isEqualTo(USUAL.generatorAdam());

        Recipe generator = RecipeAdjustment.of(QualityAlarm.GENERATOR_WON).applyTo(USUAL);
        assertThat(generator.generatorAdam().learningRate()).isEqualTo(1e-4);
        assertThat(generator.discriminatorAdam()).isEqualTo(USUAL.discriminatorAdam());
    }
}
