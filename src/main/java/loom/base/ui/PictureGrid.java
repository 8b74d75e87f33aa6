package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Pictures side by side in as many columns as fit, or in a fixed number of columns. */
public class PictureGrid extends Div {
    private static final long serialVersionUID = 1L;

    public PictureGrid() {
        addClassName("picture-grid");
    }

    /** Lays the pictures out in exactly this many columns, without gaps (as a contact sheet). */
    public PictureGrid columns(int columns) {
        addClassName("fixed");
        getStyle().set("--columns", String.valueOf(columns));
        return this;
    }

    /** Replaces what is shown. */
    public void show(Iterable<? extends Component> pictures) {
        removeAll();
        pictures.forEach(this::add);
    }
}
