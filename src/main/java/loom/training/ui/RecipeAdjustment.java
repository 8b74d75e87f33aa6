package loom.training.ui;

import java.util.function.UnaryOperator;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.MinibatchFeature;
import loom.engine.quality.QualityAlarm;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.Recipe;

/** What a fork does differently so that it does not end as the run before it. */
enum RecipeAdjustment {
    /** Against collapse: the discriminator sees how much the pictures differ. */
    VARIETY(recipe ->
            recipe.withDiscriminator(
                    new DiscriminatorOptions(
                            recipe.discriminator().normalisation(), MinibatchFeature.DEVIATION))),
    /** Against copying: no image is seen twice the same. */
    AUGMENTATION(recipe ->
            recipe.withAugmentation(
                    recipe.augmentation().withFlips(true).withDifferentiable(true))),
    /** Against a discriminator that wins. */
    GENTLE_DISCRIMINATOR(
            recipe -> recipe.withAdam(recipe.generatorAdam(), slower(recipe.discriminatorAdam()))),
    /** Against a generator that wins. */
    GENTLE_GENERATOR(
            recipe -> recipe.withAdam(slower(recipe.generatorAdam()), recipe.discriminatorAdam())),
    /** Against numbers that run away. */
    SMALL_STEPS(recipe ->
            recipe.withAdam(slower(recipe.generatorAdam()), slower(recipe.discriminatorAdam())));

    private final UnaryOperator<Recipe> change;

    RecipeAdjustment(UnaryOperator<Recipe> change) {
        this.change = change;
    }

    Recipe applyTo(Recipe recipe) {
        return change.apply(recipe);
    }

    static RecipeAdjustment of(QualityAlarm alarm) {
        return switch (alarm) {
            case COLLAPSE -> VARIETY;
            case COPYING -> AUGMENTATION;
            case DISCRIMINATOR_WON -> GENTLE_DISCRIMINATOR;
            case GENERATOR_WON -> GENTLE_GENERATOR;
        };
    }

    private static AdamSettings slower(AdamSettings adam) {
        return adam.withLearningRate(adam.learningRate() / 2);
    }
}
