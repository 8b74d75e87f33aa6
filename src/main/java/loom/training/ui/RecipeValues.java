package loom.training.ui;

import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.training.run.ArchitectureSettings;
import loom.training.run.RunSettings;

/** What a recipe decides: the numbers that the advanced fields begin with. */
record RecipeValues(ArchitectureSettings networks, Recipe recipe, int batchSize) {
    static RecipeValues of(Preset preset) {
        return new RecipeValues(
                ArchitectureSettings.of(preset), preset.recipe(), preset.batchSize());
    }

    static RecipeValues of(RunSettings settings) {
        return new RecipeValues(settings.networks(), settings.recipe(), settings.batchSize());
    }

    RecipeValues withNetworks(ArchitectureSettings it) {
        return new RecipeValues(it, recipe, batchSize);
    }

    RecipeValues withRecipe(Recipe it) {
        return new RecipeValues(networks, it, batchSize);
    }

    RecipeValues withBatchSize(int it) {
        return new RecipeValues(networks, recipe, it);
    }
}
