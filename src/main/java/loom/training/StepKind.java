package loom.training;

import loom.engine.network.GanArchitecture;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.Recipe;
import loom.engine.training.Precision;
import loom.engine.training.TrainingSettings;

/** What decides how long a step takes. */
record StepKind(
        GanArchitecture architecture,
        Recipe recipe,
        int batchSize,
        Precision precision,
        String device) {
    /** The recipe without the numbers that cost nothing. */
    private static Recipe shape(Recipe recipe) {
        return recipe.withAdam(AdamSettings.dcgan(), AdamSettings.dcgan())
                .withLabelSmoothing(0)
                .withAveragingImages(Math.min(1, recipe.averagingImages()));
    }

    static StepKind of(TrainingSettings settings) {
        return new StepKind(
                settings.architecture(),
                shape(settings.recipe()),
                settings.batchSize(),
                settings.precision(),
                settings.device());
    }
}
