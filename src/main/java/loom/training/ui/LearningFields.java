package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.textfield.IntegerField;
import loom.engine.recipe.RecipeOption;
import loom.engine.training.TrainingSettings;

/** How a run learns: the batch, and the recipe's options about it. */
class LearningFields extends OptionFields {
    private static final long serialVersionUID = 1L;

    private final IntegerField batch = Fields.number("Batch", 2, TrainingSettings.MAX_BATCH);
    private final transient SuggestedField<Integer> suggestedBatch;

    LearningFields(Runnable changed) {
        super(RecipeOption.Group.LEARNING, changed);
        suggestedBatch = suggested(batch, "Images in one step.");
    }

    @Override
    void fill(RecipeValues values) {
        super.fill(values);
        suggestedBatch.fill(values.batchSize());
    }

    @Override
    RecipeValues read(RecipeValues base) {
        return super.read(base).withBatchSize(given(batch, "batch size"));
    }

    /** Suggests a batch that the data set can fill, unless the person wants another one. */
    void suggestBatch(int size) {
        if (suggestedBatch.isChanged()) {
            return;
        }
        suggestedBatch.fill(size);
        suggestedBatch.settle();
    }
}
