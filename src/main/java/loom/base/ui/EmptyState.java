package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Stands where nothing is yet, and says what to do about it. */
public class EmptyState extends Div {
    private static final long serialVersionUID = 1L;

    public EmptyState(VaadinIcon icon, String title, String text, Component... actions) {
        addClassName("empty-state");
        add(icon.create(), new H2(title), new Paragraph(text));
        add(actions);
    }
}
