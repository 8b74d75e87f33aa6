package loom.training.ui;

import static loom.base.Wording.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loom.engine.network.GanFamily;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.engine.recipe.RecipeOption;
import loom.training.run.ArchitectureSettings;
import loom.training.run.RunSettings;

/** Recipes in plain words. */
final class RecipeFormatter {
    private RecipeFormatter() {}

    /** What the two networks play for, and what the discriminator pays for being steep. */
    static String objective(Recipe recipe) {
        String words = RecipeOption.OBJECTIVE.words(recipe);
        GradientPenalties penalties = recipe.penalties();
        if (!penalties.isAny()) {
            return words;
        }
        return words + (penalties.between() > 0 ? ", gradient penalty" : ", gradients at zero");
    }

    /** Each setting in which a run differs from its recipe, with what the recipe has. */
    static List<String> differences(RunSettings settings) {
        RecipeValues usual = RecipeValues.of(Preset.of(settings.preset()));
        Differences found = new Differences();
        networks(found, settings.networks(), usual.networks());
        found.add("batch", number(settings.batchSize()), number(usual.batchSize()));
        for (RecipeOption<?> option : RecipeOption.ALL) {
            found.add(
                    option.label().toLowerCase(Locale.ROOT),
                    option.words(settings.recipe()),
                    option.words(usual.recipe()));
        }
        return List.copyOf(found.words);
    }

    private static void networks(
            Differences found, ArchitectureSettings now, ArchitectureSettings usual) {
        found.add("latent size", number(now.latentSize()), number(usual.latentSize()));
        found.add("generator width", number(now.generatorWidth()), number(usual.generatorWidth()));
        found.add(
                "discriminator width",
                number(now.discriminatorWidth()),
                number(usual.discriminatorWidth()));
        found.add("networks", family(now), family(usual));
        found.add("classes", classes(now), classes(usual));
    }

    private static String classes(ArchitectureSettings networks) {
        return networks.classes().isEmpty() ? "none" : number(networks.classes().size());
    }

    private static String family(ArchitectureSettings networks) {
        return GanFamily.of(networks.family()).title();
    }

    /** Collects what is not as the recipe has it. */
    private static final class Differences {
        private final List<String> words = new ArrayList<>();

        void add(String what, String now, String usual) {
            if (!now.equals(usual)) {
                words.add("%s %s (not %s)".formatted(what, now, usual));
            }
        }
    }
}
