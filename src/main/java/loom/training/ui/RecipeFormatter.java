package loom.training.ui;

import static loom.base.Wording.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loom.engine.network.GanFamily;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Objective;
import loom.engine.recipe.OptionKind;
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
        String words = objective(recipe.objective());
        GradientPenalties penalties = recipe.penalties();
        if (!penalties.isAny()) {
            return words;
        }
        return words + (penalties.between() > 0 ? ", gradient penalty" : ", gradients at zero");
    }

    static String objective(Objective objective) {
        return switch (objective) {
            case NON_SATURATING -> "Real or made? (cross-entropy)";
            case LEAST_SQUARES -> "Least squares";
            case HINGE -> "Hinge";
            case WASSERSTEIN -> "Wasserstein distance";
            case RELATIVISTIC -> "Which of a pair is real?";
        };
    }

    /** Each setting in which a run differs from its recipe, with what the recipe has. */
    static List<String> differences(RunSettings settings) {
        RecipeValues usual = RecipeValues.of(Preset.of(settings.preset()));
        Differences found = new Differences();
        networks(found, settings.networks(), usual.networks());
        learning(found, settings, usual);
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
    }

    private static void learning(Differences found, RunSettings now, RecipeValues usual) {
        found.add("batch", number(now.batchSize()), number(usual.batchSize()));
        found.add(
                "generator's learning rate",
                OptionKind.Decimal.text(now.recipe().generatorAdam().learningRate()),
                OptionKind.Decimal.text(usual.recipe().generatorAdam().learningRate()));
        found.add(
                "discriminator's learning rate",
                OptionKind.Decimal.text(now.recipe().discriminatorAdam().learningRate()),
                OptionKind.Decimal.text(usual.recipe().discriminatorAdam().learningRate()));
        found.add(
                "objective",
                objective(now.recipe().objective()),
                objective(usual.recipe().objective()));
        found.add(
                "discriminator's steps",
                number(now.recipe().discriminatorSteps()),
                number(usual.recipe().discriminatorSteps()));
    }

    private static String family(ArchitectureSettings networks) {
        return switch (GanFamily.of(networks.family())) {
            case DCGAN -> "transposed convolutions";
            case RESIZE -> "resize, then convolve";
            case FASHION -> "fashion tutorial";
            case MLP -> "fully connected";
        };
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
