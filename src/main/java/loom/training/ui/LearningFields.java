package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.textfield.IntegerField;
import loom.engine.recipe.OptionKind;
import loom.engine.recipe.Recipe;
import loom.engine.training.TrainingSettings;

/** How large the steps of learning are. */
class LearningFields extends FieldGroup {
    private static final long serialVersionUID = 1L;
    private static final String RATES = "above 0 and below 1, for example 0.0002";

    private final IntegerField batch = Fields.number("Batch", 2, TrainingSettings.MAX_BATCH);
    private final DecimalField generator = rate("Generator's learning rate");
    private final DecimalField discriminator = rate("Discriminator's learning rate");
    private final transient SuggestedField<Integer> suggestedBatch;
    private final transient SuggestedField<String> suggestedGenerator;
    private final transient SuggestedField<String> suggestedDiscriminator;

    LearningFields(Runnable changed) {
        super("Learning", changed);
        suggestedBatch = suggested(batch, "Images in one step.");
        suggestedGenerator =
                suggested(generator, "Lower it if the pictures jump about.", text -> text);
        suggestedDiscriminator =
                suggested(discriminator, "Lower it if the discriminator wins.", text -> text);
    }

    @Override
    void fill(RecipeValues values) {
        Recipe recipe = values.recipe();
        suggestedBatch.fill(values.batchSize());
        suggestedGenerator.fill(OptionKind.Decimal.text(recipe.generatorAdam().learningRate()));
        suggestedDiscriminator.fill(
                OptionKind.Decimal.text(recipe.discriminatorAdam().learningRate()));
    }

    @Override
    RecipeValues read(RecipeValues base) {
        Recipe recipe = base.recipe();
        return base.withBatchSize(given(batch, "batch size"))
                .withRecipe(
                        recipe.withAdam(
                                recipe.generatorAdam().withLearningRate(generator.number()),
                                recipe.discriminatorAdam()
                                        .withLearningRate(discriminator.number())));
    }

    /** Suggests a batch that the data set can fill, unless the person wants another one. */
    void suggestBatch(int size) {
        if (suggestedBatch.isChanged()) {
            return;
        }
        suggestedBatch.fill(size);
        suggestedBatch.settle();
    }

    private static DecimalField rate(String label) {
        return new DecimalField(label, value -> value > 0 && value < 1, RATES);
    }
}
