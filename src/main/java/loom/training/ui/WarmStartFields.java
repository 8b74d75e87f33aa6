package loom.training.ui;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loom.training.run.WarmStart;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/** What a new run begins from: nothing, a model of the zoo, or the run that it is a fork of. */
class WarmStartFields extends FieldGroup {
    private static final long serialVersionUID = 1L;

    private final transient List<WarmStartChoice> choices = new ArrayList<>();
    private final Select<WarmStartChoice> from;

    WarmStartFields(List<ModelCard> models, Runnable changed) {
        super("Beginning", changed);
        choices.add(WarmStartChoice.NOTHING);
        models.stream().map(WarmStartChoice::of).forEach(choices::add);
        from = Fields.choice("Begin from", choices, WarmStartChoice::words);
        from.setHelperText("A run that begins from something keeps what fits its networks.");
        from.addClassName("wide");
        from.setValue(WarmStartChoice.NOTHING);
        watch(from);
    }

    @Override
    void fill(RecipeValues values) {}

    @Override
    RecipeValues read(RecipeValues base) {
        return base;
    }

    /** Chooses it, and offers it if it was not among the choices. */
    void choose(WarmStartChoice beginning) {
        if (!choices.contains(beginning)) {
            choices.add(1, beginning);
            from.setItems(choices);
        }
        from.setValue(beginning);
    }

    /** Told when the person chooses another one. */
    void onChoice(Consumer<WarmStartChoice> listener) {
        from.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(change.getValue());
            }
        });
    }

    @Nullable WarmStart origin() {
        return from.getValue().origin();
    }
}
