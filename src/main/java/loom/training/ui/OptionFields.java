package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import loom.engine.network.GanFamily;
import loom.engine.recipe.OptionKind;
import loom.engine.recipe.Recipe;
import loom.engine.recipe.RecipeOption;

/** The options of a recipe that stand under one heading: a field for each, as its kind has it. */
class OptionFields extends FieldGroup {
    private static final long serialVersionUID = 1L;

    private final transient List<Bound> bounds;

    OptionFields(RecipeOption.Group group, Runnable changed) {
        super(group.title(), changed);
        bounds =
                RecipeOption.ALL.stream()
                        .filter(option -> option.group() == group)
                        .map(this::bound)
                        .toList();
    }

    @Override
    void fill(RecipeValues values) {
        for (Bound bound : bounds) {
            bound.fill().accept(values.recipe());
            GanFamily family = GanFamily.of(values.networks().family());
            bound.field().setVisible(bound.option().families().test(family));
        }
        fit(values.recipe());
    }

    @Override
    void fit(Recipe recipe) {
        for (Bound bound : bounds) {
            ((HasEnabled) bound.field()).setEnabled(bound.option().fits().test(recipe));
        }
    }

    @Override
    RecipeValues read(RecipeValues base) {
        Recipe recipe = base.recipe();
        for (Bound bound : bounds) {
            recipe = bound.read().apply(recipe);
        }
        return base.withRecipe(recipe);
    }

    @SuppressWarnings("unchecked") // the kind of an option tells the type of its values
    private Bound bound(RecipeOption<?> option) {
        return switch (option.kind()) {
            case OptionKind.Flag kind -> flag((RecipeOption<Boolean>) option);
            case OptionKind.Decimal kind -> decimal((RecipeOption<Double>) option, kind);
            case OptionKind.Count kind -> count((RecipeOption<Integer>) option, kind);
            case OptionKind.Choice<?> kind -> choice((RecipeOption<Object>) option, kind);
        };
    }

    private Bound flag(RecipeOption<Boolean> option) {
        Checkbox field = new Checkbox(option.label());
        SuggestedField<Boolean> suggested =
                suggested(field, option.help(), on -> "it " + option.kind().words(on));
        return new Bound(
                option,
                field,
                recipe -> suggested.fill(option.get().apply(recipe)),
                recipe -> option.with().apply(recipe, field.getValue()));
    }

    private Bound decimal(RecipeOption<Double> option, OptionKind.Decimal kind) {
        DecimalField field = new DecimalField(option.label(), kind::allows, kind.rule());
        SuggestedField<String> suggested = suggested(field, option.help(), text -> text);
        return new Bound(
                option,
                field,
                recipe -> suggested.fill(option.words(recipe)),
                recipe -> option.with().apply(recipe, field.number()));
    }

    private Bound count(RecipeOption<Integer> option, OptionKind.Count kind) {
        IntegerField field = Fields.number(option.label(), kind.least(), kind.most());
        field.setStep(kind.step());
        SuggestedField<Integer> suggested = suggested(field, option.help());
        return new Bound(
                option,
                field,
                recipe -> suggested.fill(option.get().apply(recipe)),
                recipe -> option.with().apply(recipe, given(field, named(option))));
    }

    private Bound choice(RecipeOption<Object> option, OptionKind.Choice<?> kind) {
        Select<Object> field =
                Fields.choice(
                        option.label(), List.copyOf(kind.values()), it -> option.kind().words(it));
        SuggestedField<Object> suggested =
                suggested(field, option.help(), it -> option.kind().words(it));
        return new Bound(
                option,
                field,
                recipe -> suggested.fill(option.get().apply(recipe)),
                recipe -> option.with().apply(recipe, given(field, named(option))));
    }

    private static String named(RecipeOption<?> option) {
        return option.label().toLowerCase(Locale.ROOT);
    }

    /** An option and its field. */
    private record Bound(
            RecipeOption<?> option,
            Component field,
            Consumer<Recipe> fill,
            UnaryOperator<Recipe> read) {}
}
