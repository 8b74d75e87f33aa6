package loom.training.ui;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loom.training.Origin;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/** What a new run begins from: nothing, a model of the zoo, or the run that it is a fork of. */
class BeginningFields extends FieldGroup {
    private static final long serialVersionUID = 1L;

    private final transient List<Beginning> choices = new ArrayList<>();
    private final Select<Beginning> from;

    BeginningFields(List<ModelCard> models, Runnable changed) {
        super("Beginning", changed);
        choices.add(Beginning.NOTHING);
        models.stream().map(Beginning::of).forEach(choices::add);
        from = Fields.choice("Begin from", choices, Beginning::words);
        from.setHelperText("A run that begins from something keeps what fits its networks.");
        from.addClassName("wide");
        from.setValue(Beginning.NOTHING);
        watch(from);
    }

    @Override
    void fill(RecipeValues values) {}

    @Override
    RecipeValues read(RecipeValues base) {
        return base;
    }

    /** Chooses it, and offers it if it was not among the choices. */
    void choose(Beginning beginning) {
        if (!choices.contains(beginning)) {
            choices.add(1, beginning);
            from.setItems(choices);
        }
        from.setValue(beginning);
    }

    /** Told when the person chooses another one. */
    void onChoice(Consumer<Beginning> listener) {
        from.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                listener.accept(change.getValue());
            }
        });
    }

    @Nullable Origin origin() {
        return from.getValue().origin();
    }
}
