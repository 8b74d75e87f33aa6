package loom.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import loom.base.RefusedException;
import loom.engine.ComputeDevice;
import loom.engine.recipe.RecipeOption;
import loom.zoo.ModelCard;

/** The folded part of a run's form: everything that a recipe fills in, and the machine. */
class AdvancedFields extends Details {
    private static final long serialVersionUID = 1L;

    private final WarmStartFields beginning;
    private final LearningFields learning;
    private final MachineFields machine;
    private final List<FieldGroup> groups;
    private final Button reset = new Button("Reset to recipe", VaadinIcon.ROTATE_LEFT.create());
    private final transient Runnable changed;
    private boolean filling;

    AdvancedFields(List<ComputeDevice> devices, List<ModelCard> models, Runnable changed) {
        super("Advanced");
        this.changed = changed;
        addClassName("advanced");
        beginning = new WarmStartFields(models, this::changed);
        learning = new LearningFields(this::changed);
        machine = new MachineFields(devices, this::changed);
        groups =
                List.of(
                        beginning,
                        new NetworkFields(this::changed),
                        learning,
                        new OptionFields(RecipeOption.Group.COLLAPSE, this::changed),
                        new OptionFields(RecipeOption.Group.FEW_IMAGES, this::changed),
                        machine);
        groups.forEach(this::add);
        reset.addThemeVariants(ButtonVariant.LUMO_SMALL);
        reset.addClickListener(click -> fill(() -> groups.forEach(FieldGroup::reset)));
        reset.setVisible(false);
        add(reset);
    }

    WarmStartFields beginning() {
        return beginning;
    }

    MachineFields machine() {
        return machine;
    }

    /** Fills the fields in with what a recipe has. */
    void suggest(RecipeValues values) {
        fill(() -> {
            groups.forEach(group -> group.fill(values));
            groups.forEach(FieldGroup::settle);
        });
    }

    /** Suggests a batch that the data set can fill, unless the person wants another one. */
    void suggestBatch(int size) {
        fill(() -> learning.suggestBatch(size));
    }

    /** Shows other values beside what the recipe has. */
    void show(RecipeValues values) {
        fill(() -> groups.forEach(group -> group.fill(values)));
    }

    /**
     * The values with what the fields say.
     *
     * @throws RefusedException if a field is empty or out of its range, or fields do not go
     *     together
     */
    RecipeValues read(RecipeValues base) {
        try {
            RecipeValues values = base;
            for (FieldGroup group : groups) {
                values = group.read(values);
            }
            return values;
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(e, "change that, or reset to the recipe");
        }
    }

    /** Offers what goes with the recipe that the fields describe together. */
    void fit(RecipeValues values) {
        groups.forEach(group -> group.fit(values.recipe()));
    }

    /** Many fields change at once, and are told of as one change. */
    private void fill(Runnable change) {
        filling = true;
        change.run();
        filling = false;
        changed();
    }

    private void changed() {
        if (filling) {
            return;
        }
        int changes = groups.stream().mapToInt(FieldGroup::changes).sum();
        setSummaryText(changes == 0 ? "Advanced" : "Advanced · " + words(changes));
        reset.setVisible(changes > 0);
        changed.run();
    }

    private static String words(int changes) {
        return changes == 1
                ? "1 setting differs from the recipe"
                : changes + " settings differ from the recipe";
    }
}
