package loom.dataset.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import java.util.LinkedHashMap;
import java.util.Map;
import loom.dataset.BackgroundColour;

/** Chooses a background: the usual ones as swatches, any other with the browser's colour picker. */
class BackgroundField extends CustomField<BackgroundColour> {
    private static final long serialVersionUID = 1L;

    private final transient Map<BackgroundColour, NativeButton> swatches = new LinkedHashMap<>();
    private final Input any = new Input();
    private transient BackgroundColour chosen = BackgroundColour.WHITE;

    BackgroundField() {
        super(BackgroundColour.WHITE);
        setLabel("Background");
        setHelperText("Behind transparent images, and around padded ones");
        Div row = new Div();
        row.addClassName("swatches");
        swatch(row, "White", BackgroundColour.WHITE);
        swatch(row, "Grey", new BackgroundColour("#808080"));
        swatch(row, "Black", BackgroundColour.BLACK);
        any.setType("color");
        any.addClassName("swatch-any");
        any.getElement().setAttribute("aria-label", "Another background colour");
        any.getElement().setAttribute("title", "Another colour");
        any.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(new BackgroundColour(event.getValue()));
            }
        });
        row.add(any);
        add(row);
        setPresentationValue(BackgroundColour.WHITE);
    }

    @Override
    protected BackgroundColour generateModelValue() {
        return chosen;
    }

    @Override
    protected void setPresentationValue(BackgroundColour value) {
        chosen = value;
        any.setValue(value.value());
        swatches.forEach((colour, button) ->
                button.getElement().setAttribute("aria-pressed", "" + colour.equals(value)));
    }

    private void swatch(Div row, String name, BackgroundColour colour) {
        NativeButton button = new NativeButton("", event -> choose(colour));
        button.addClassName("swatch");
        button.getStyle().set("background", colour.value());
        button.getElement().setAttribute("aria-label", name);
        button.getElement().setAttribute("title", name);
        button.getElement().setAttribute("type", "button");
        swatches.put(colour, button);
        row.add(button);
    }

    private void choose(BackgroundColour colour) {
        setPresentationValue(colour);
        updateValue();
    }
}
