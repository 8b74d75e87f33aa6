package loom.training.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import loom.base.RefusedException;
import loom.base.Wording;

/** The kinds of fields that a run's form is made of. */
final class Fields {
    private Fields() {}

    static IntegerField number(String label, int least, int most) {
        IntegerField field = new IntegerField(label);
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        String rule = "%s to %s".formatted(Wording.number(least), Wording.number(most));
        field.setI18n(
                new IntegerField.IntegerFieldI18n()
                        .setBadInputErrorMessage("A whole number, " + rule)
                        .setMinErrorMessage("At least " + Wording.number(least))
                        .setMaxErrorMessage("At most " + Wording.number(most)));
        return field;
    }

    static <T> Select<T> choice(String label, List<T> items, Function<T, String> words) {
        Select<T> field = new Select<>();
        field.setLabel(label);
        field.setItems(items);
        field.setItemLabelGenerator(words::apply);
        return field;
    }

    /**
     * What a field says.
     *
     * @throws RefusedException if it is empty
     */
    static <T> T given(HasValue<?, T> field, String what) {
        return Optional.ofNullable(field.getValue())
                .orElseThrow(() ->
                        new RefusedException(
                                "no " + what + " is given", "a run needs one", "choose one"));
    }
}
