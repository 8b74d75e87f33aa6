package loom.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.concurrent.ThreadLocalRandom;
import loom.base.RefusedException;

/** A field for a seed: any whole number of 64 bits, or one that is drawn. */
class SeedField extends TextField {
    private static final long serialVersionUID = 1L;

    /** Drawn ones stay short enough to be told on the telephone. */
    private static final int SEEDS = 1_000_000;

    SeedField() {
        super("Seed");
        setHelperText("The same seed gives the same run.");
        setManualValidation(true);
        setAllowedCharPattern("[0-9-]");
        setMaxLength(Long.toString(Long.MIN_VALUE).length());
        getElement().setAttribute("inputmode", "numeric");
        setErrorMessage("A whole number");
        setSuffixComponent(dice());
        addValueChangeListener(change -> setInvalid(!isSeed()));
        show(1);
    }

    void show(long seed) {
        setValue(Long.toString(seed));
    }

    /**
     * What the field says.
     *
     * @throws RefusedException if that is no whole number, or too large a one
     */
    long seed() {
        try {
            return Long.parseLong(getValue());
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    "the seed is \"%s\"".formatted(getValue()),
                    "it is a whole number of up to 18 digits",
                    "choose one, or draw one");
        }
    }

    private boolean isSeed() {
        try {
            seed();
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private Button dice() {
        Button dice =
                new Button(
                        VaadinIcon.RANDOM.create(),
                        click -> show(ThreadLocalRandom.current().nextInt(SEEDS)));
        dice.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_TERTIARY);
        dice.setAriaLabel("Draw a seed");
        dice.setTooltipText("Draw a seed");
        return dice;
    }
}
