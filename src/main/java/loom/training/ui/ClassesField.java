package loom.training.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.List;
import loom.dataset.DataSet;
import loom.engine.recipe.Preset;
import org.jspecify.annotations.Nullable;

/** Whether a run learns the classes of its data set; shown where it can. */
class ClassesField extends Checkbox {
    private static final long serialVersionUID = 1L;

    /** More would make a line that nobody reads. */
    private static final int MOST_NAMED = 6;

    private List<String> names = List.of();

    ClassesField() {
        setVisible(false);
    }

    /** Offers the classes of a data set, if a recipe's networks learn any. */
    void offer(@Nullable DataSet dataSet, Preset preset) {
        names =
                dataSet == null || !preset.family().knowsClasses()
                        ? List.of()
                        : List.copyOf(dataSet.learnableClasses());
        setVisible(!names.isEmpty());
        setLabel("Learn the %d classes: %s".formatted(names.size(), words()));
        setHelperText("The model can then be told which of them to draw, or to mix them.");
    }

    /** The names of the classes to learn; empty for none. */
    List<String> chosen() {
        return getValue() ? names : List.of();
    }

    private String words() {
        String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED ? named + " …" : named;
    }
}
