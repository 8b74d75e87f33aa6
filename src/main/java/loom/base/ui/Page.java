package loom.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of the studio: a title, a sentence that says what the page is for, the page's actions, and
 * below them whatever the view adds.
 */
public abstract class Page extends Main {
    private static final long serialVersionUID = 1L;

    private final H1 title = new H1();
    private final Paragraph lead = new Paragraph();
    private final Div actions = new Div();

    protected Page(String title, String lead) {
        addClassName("page");
        this.title.setText(title);
        this.lead.setText(lead);
        this.lead.addClassName("page-lead");
        actions.addClassName("page-actions");
        Div words = new Div(this.title, this.lead);
        Div head = new Div(words, actions);
        head.addClassName("page-head");
        add(head);
    }

    /** The id that a part of an address holds; empty if it is mistyped. */
    protected static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Replaces title and sentence, for pages about one thing. */
    protected void describe(String newTitle, String newLead) {
        title.setText(newTitle);
        lead.setText(newLead);
    }

    /** Puts buttons beside the title, the next thing to do first. */
    protected void actions(Component... components) {
        actions.removeAll();
        actions.add(components);
    }
}
