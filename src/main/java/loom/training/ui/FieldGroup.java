package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.shared.InputField;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import loom.base.Wording;
import loom.engine.recipe.Recipe;

/** Advanced fields that belong together, under a heading. */
abstract class FieldGroup extends Section {
    private static final long serialVersionUID = 1L;

    private final Div grid = new Div();
    private final transient List<SuggestedField<?>> fields = new ArrayList<>();
    private final transient Runnable changed;

    /**
     * @param changed called whenever a field has another value
     */
    FieldGroup(String title, Runnable changed) {
        this.changed = changed;
        addClassName("field-group");
        grid.addClassName("run-fields");
        add(new H3(title), grid);
    }

    /** Shows the values that the group is about. */
    abstract void fill(RecipeValues values);

    /**
     * The values with what the fields of the group say.
     *
     * @throws loom.base.RefusedException if a field is empty or out of its range
     * @throws IllegalArgumentException if the fields do not go together
     */
    abstract RecipeValues read(RecipeValues base);

    /** Offers what goes with the recipe that the fields describe together. */
    void fit(Recipe recipe) {}

    /** Takes what the fields have now for the recipe's. */
    void settle() {
        fields.forEach(SuggestedField::settle);
    }

    /** How many fields have another value than the recipe. */
    int changes() {
        return Math.toIntExact(fields.stream().filter(SuggestedField::isChanged).count());
    }

    void reset() {
        fields.forEach(SuggestedField::reset);
    }

    /** Adds a field that the recipe fills in. */
    final <T> SuggestedField<T> suggested(
            InputField<?, T> field, String helper, Function<T, String> words) {
        SuggestedField<T> suggested = new SuggestedField<>(field, helper, words);
        fields.add(suggested);
        watch(field);
        return suggested;
    }

    final SuggestedField<Integer> suggested(IntegerField field, String helper) {
        return suggested(field, helper, value -> Wording.number(value));
    }

    /** Adds a field that has nothing to do with the recipe. */
    final void watch(InputField<?, ?> field) {
        grid.add((Component) field);
        field.addValueChangeListener(change -> changed.run());
    }
}
