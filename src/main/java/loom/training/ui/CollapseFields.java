package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.GanFamily;
import loom.engine.network.MinibatchFeature;
import loom.engine.network.Normalisation;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Objective;
import loom.engine.recipe.Recipe;

/**
 * What keeps the generator from drawing one picture again and again, and the networks in balance.
 */
class CollapseFields extends FieldGroup {
    private static final long serialVersionUID = 1L;

    private final Select<MinibatchFeature> minibatch =
            Fields.choice(
                    "Minibatch feature", List.of(MinibatchFeature.values()), CollapseFields::words);
    private final DecimalField smoothing =
            new DecimalField(
                    "Label smoothing",
                    value -> value >= 0 && value <= Recipe.MOST_SMOOTHING,
                    "0 to " + Recipe.MOST_SMOOTHING);
    private final Select<Normalisation> normalisation =
            Fields.choice("Normalisation", List.of(Normalisation.values()), CollapseFields::words);
    private final DecimalField penalty =
            new DecimalField(
                    "Gradient penalty",
                    value -> value >= 0 && value <= GradientPenalties.MOST,
                    "0 to %.0f".formatted(GradientPenalties.MOST));
    private final transient SuggestedField<MinibatchFeature> suggestedMinibatch;
    private final transient SuggestedField<String> suggestedSmoothing;
    private final transient SuggestedField<Normalisation> suggestedNormalisation;
    private final transient SuggestedField<String> suggestedPenalty;

    CollapseFields(Runnable changed) {
        super("Against collapse", changed);
        suggestedMinibatch =
                suggested(
                        minibatch,
                        "Lets the discriminator see how much the pictures of a batch differ.",
                        CollapseFields::words);
        suggestedSmoothing =
                suggested(
                        smoothing,
                        "Keeps the discriminator from being too sure; 0.1 is usual. Only for"
                                + " recipes that ask \"real or made?\".",
                        text -> text);
        suggestedNormalisation =
                suggested(
                        normalisation,
                        "What keeps the discriminator in check.",
                        CollapseFields::words);
        suggestedPenalty =
                suggested(
                        penalty,
                        "What the discriminator pays for being steep, so that it cannot win; 0 for"
                                + " nothing, 1 is usual, 10 for Wasserstein. Steps take longer.",
                        text -> text);
    }

    @Override
    void fill(RecipeValues values) {
        Recipe recipe = values.recipe();
        suggestedMinibatch.fill(recipe.discriminator().minibatch());
        suggestedNormalisation.fill(recipe.discriminator().normalisation());
        suggestedSmoothing.fill(DecimalField.text(recipe.labelSmoothing()));
        suggestedPenalty.fill(DecimalField.text(recipe.penalties().weight()));
        smoothing.setEnabled(recipe.objective() == Objective.NON_SATURATING);
        normalisation.setVisible(!values.networks().family().equals(GanFamily.MLP.id()));
    }

    @Override
    RecipeValues read(RecipeValues base) {
        return base.withRecipe(
                base.recipe()
                        .withDiscriminator(
                                new DiscriminatorOptions(
                                        given(normalisation, "normalisation"),
                                        given(minibatch, "minibatch feature")))
                        .withLabelSmoothing(smoothing.number())
                        .withPenalties(
                                GradientPenalties.of(base.recipe().objective(), penalty.number())));
    }

    static String words(MinibatchFeature feature) {
        return switch (feature) {
            case NONE -> "None";
            case DEVIATION -> "Standard deviation";
            case DISCRIMINATION -> "Discrimination";
        };
    }

    static String words(Normalisation normalisation) {
        return switch (normalisation) {
            case BATCH -> "Batch normalisation";
            case SPECTRAL -> "Spectral norm";
            case NONE -> "None";
        };
    }
}
