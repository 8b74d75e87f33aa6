package loom.training.ui;

import com.vaadin.flow.component.shared.InputField;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field that a recipe fills in. Where it holds another value, it says what the recipe has. */
final class SuggestedField<T> {
    private final InputField<?, T> field;
    private final String helper;
    private final Function<T, String> words;
    private @Nullable T suggested;

    /**
     * @param helper what the field is for, in plain words
     * @param words how a value reads
     */
    SuggestedField(InputField<?, T> field, String helper, Function<T, String> words) {
        this.field = field;
        this.helper = helper;
        this.words = words;
        field.setHelperText(helper);
        field.addValueChangeListener(change -> mark());
    }

    void fill(T value) {
        field.setValue(value);
    }

    /** Takes the value that the field has now for the recipe's. */
    void settle() {
        suggested = field.getValue();
        mark();
    }

    boolean isChanged() {
        return !Objects.equals(field.getValue(), suggested);
    }

    void reset() {
        if (suggested != null) {
            field.setValue(suggested);
        }
    }

    private void mark() {
        T value = suggested;
        boolean changed = value != null && isChanged();
        field.getElement().getClassList().set("changed", changed);
        field.setHelperText(
                changed && value != null
                        ? "%s The recipe has %s.".formatted(helper, inSentence(words.apply(value)))
                        : helper);
    }

    private static String inSentence(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
