package loom.explore.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.slider.DecimalSlider;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import loom.engine.sampling.Latent;
import org.jspecify.annotations.Nullable;

/**
 * How tame the pictures are: a slider that is listened to while it moves, or off. Moving it turns
 * it on.
 */
class TruncationField extends Div {
    private static final long serialVersionUID = 1L;

    /** Beyond it hardly a value of a latent is drawn again. */
    private static final double WIDEST_USEFUL = 2;

    private static final double USUAL = 0.8;
    private static final double STEP = 0.1;

    /** Pictures follow the hand; an address may be replaced some seven times a second. */
    private static final int MILLIS_BETWEEN_CHANGES = 150;

    private final Span label = new Span();
    private final DecimalSlider slider = new DecimalSlider(Latent.MIN_TRUNCATION, WIDEST_USEFUL);
    private final Checkbox off = new Checkbox("Off", true);

    /**
     * @param changed called when the person changed it
     */
    TruncationField(Runnable changed) {
        addClassName("control-truncation");
        label.addClassName("truncation-label");
        label.setTitle(
                "Keeps latents near the middle: smaller is tamer and more alike, larger is wilder");
        slider.setAriaLabel("Truncation");
        slider.setStep(STEP);
        slider.setValue(USUAL);
        slider.setValueChangeMode(ValueChangeMode.TIMEOUT);
        slider.setValueChangeTimeout(MILLIS_BETWEEN_CHANGES);
        slider.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                off.setValue(false);
                describe();
                changed.run();
            }
        });
        off.setAriaLabel("Truncation off");
        off.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                describe();
                changed.run();
            }
        });
        add(label, slider, off);
        describe();
    }

    /** Whether the slider reaches a value. */
    static boolean has(double value) {
        return value >= Latent.MIN_TRUNCATION && value <= WIDEST_USEFUL;
    }

    /** Null for off. */
    @Nullable Double get() {
        return off.getValue() ? null : onTheScale(slider.getValue());
    }

    void set(double value) {
        slider.setValue(onTheScale(value));
        off.setValue(false);
        describe();
    }

    private void describe() {
        Double value = get();
        label.setText(value == null ? "Truncation off" : "Truncation " + value);
        setClassName("off", value == null);
    }

    /** The browser counts steps in floating point: 0.30000000000000004 is not what was meant. */
    private static double onTheScale(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }
}
