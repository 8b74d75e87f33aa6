package loom.training.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.function.DoublePredicate;
import loom.base.RefusedException;

/** A field for a number with decimals, written with a point. Shows its rule when it is broken. */
class DecimalField extends TextField {
    private static final long serialVersionUID = 1L;

    private final transient DoublePredicate allowed;
    private final String rule;

    /**
     * @param rule what is allowed, for example {@code 0 to 0.5}
     */
    DecimalField(String label, DoublePredicate allowed, String rule) {
        super(label);
        this.allowed = allowed;
        this.rule = rule;
        setManualValidation(true);
        setAllowedCharPattern("[0-9.eE+-]");
        getElement().setAttribute("inputmode", "decimal");
        setErrorMessage(sentence());
        addValueChangeListener(change -> setInvalid(!isAllowed()));
    }

    /**
     * What the field says.
     *
     * @throws RefusedException if that is no number, or out of its range
     */
    double number() {
        if (!isAllowed()) {
            throw new RefusedException(
                    "the %s is \"%s\"".formatted(getLabel().toLowerCase(Locale.ROOT), getValue()),
                    "it is " + rule,
                    "choose a number in that range");
        }
        return Double.parseDouble(getValue());
    }

    private boolean isAllowed() {
        try {
            return allowed.test(Double.parseDouble(getValue()));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String sentence() {
        return Character.toUpperCase(rule.charAt(0)) + rule.substring(1);
    }
}
