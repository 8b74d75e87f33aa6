package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import loom.engine.recipe.Augmentation;
import loom.engine.recipe.Recipe;

/** How few images are made to go further. */
class FewImagesFields extends FieldGroup {
    private static final long serialVersionUID = 1L;

    private final Checkbox flips = new Checkbox("Flips");
    private final Checkbox turns = new Checkbox("Quarter turns");
    private final Checkbox augmentation = new Checkbox("Differentiable augmentation");
    private final IntegerField averaging =
            Fields.number("Moving average", 0, Recipe.MOST_AVERAGING_IMAGES);
    private final transient SuggestedField<Boolean> suggestedFlips;
    private final transient SuggestedField<Boolean> suggestedTurns;
    private final transient SuggestedField<Boolean> suggestedAugmentation;
    private final transient SuggestedField<Integer> suggestedAveraging;

    FewImagesFields(Runnable changed) {
        super("For few images", changed);
        suggestedFlips =
                suggested(
                        flips,
                        "Mirrors images left to right; not for writing or faces in profile.",
                        FewImagesFields::words);
        suggestedTurns =
                suggested(
                        turns,
                        "Turns images by quarters; right for textiles and textures.",
                        FewImagesFields::words);
        suggestedAugmentation =
                suggested(
                        augmentation,
                        "Shows every image moved, recoloured and partly covered. The pictures"
                                + " stay free of it.",
                        FewImagesFields::words);
        averaging.setStep(1_000);
        suggestedAveraging =
                suggested(
                        averaging,
                        "Draws from an average of the generator's past: images until its memory"
                                + " has halved, 0 for none.");
    }

    @Override
    void fill(RecipeValues values) {
        Augmentation it = values.recipe().augmentation();
        suggestedFlips.fill(it.flips());
        suggestedTurns.fill(it.turns());
        suggestedAugmentation.fill(it.isDifferentiable());
        suggestedAveraging.fill(values.recipe().averagingImages());
    }

    @Override
    RecipeValues read(RecipeValues base) {
        Augmentation before = base.recipe().augmentation();
        boolean wanted = augmentation.getValue();
        Augmentation now =
                before.isDifferentiable() == wanted ? before : before.withDifferentiable(wanted);
        return base.withRecipe(
                base.recipe()
                        .withAugmentation(
                                now.withFlips(flips.getValue()).withTurns(turns.getValue()))
                        .withAveragingImages(given(averaging, "moving average")));
    }

    private static String words(boolean on) {
        return on ? "it on" : "it off";
    }
}
