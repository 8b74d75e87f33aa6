package loom.dataset.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import loom.base.Wording;
import loom.base.ui.Panel;
import loom.base.ui.Thumbnail;
import loom.dataset.Copies;

/** Images that are there twice, side by side: equal files, and pairs that look nearly the same. */
class CopiesPanel extends Panel {
    private static final long serialVersionUID = 1L;

    /** Groups beyond this are counted. */
    private static final int MOST_GROUPS = 60;

    /** Of one group; the rest is a number. */
    private static final int MOST_OF_GROUP = 6;

    private final transient IntFunction<Thumbnail> picture;
    private final transient Consumer<List<Integer>> leaveOut;

    /**
     * @param leaveOut called with the images that shall go
     */
    CopiesPanel(Copies copies, IntFunction<Thumbnail> picture, Consumer<List<Integer>> leaveOut) {
        super("Copies");
        this.picture = picture;
        this.leaveOut = leaveOut;
        addClassName("copies");
        if (copies.same().isEmpty() && copies.alike().isEmpty()) {
            add(new Paragraph("No image is there twice."));
        }
        if (!copies.same().isEmpty()) {
            same(copies);
        }
        if (!copies.alike().isEmpty()) {
            alike(copies);
        }
    }

    private void same(Copies copies) {
        Button leave =
                new Button(
                        "Leave out " + Wording.count(copies.superfluous(), "copy", "copies"),
                        event -> leaveOut.accept(copies.superfluousImages()));
        leave.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                new H3("Equal files"),
                new Paragraph("The first of each stays. You can put them back at any time."),
                leave);
        Div groups = new Div();
        groups.addClassName("copy-groups");
        copies.same().stream().limit(MOST_GROUPS).map(this::group).forEach(groups::add);
        add(groups);
        more(copies.same().size() - MOST_GROUPS, "group", "groups");
    }

    private Component group(List<Integer> images) {
        Div group = new Div();
        group.addClassName("copy-group");
        images.stream().limit(MOST_OF_GROUP).map(picture::apply).forEach(group::add);
        if (images.size() > MOST_OF_GROUP) {
            group.add(new Span("+ " + Wording.number(images.size() - MOST_OF_GROUP)));
        }
        return group;
    }

    private void alike(Copies copies) {
        add(
                new H3("Nearly the same"),
                new Paragraph(
                        "The most alike first. Look at each pair: press the one that shall go."));
        Div pairs = new Div();
        pairs.addClassName("copy-groups");
        copies.alike().stream().limit(MOST_GROUPS).map(this::pair).forEach(pairs::add);
        add(pairs);
        more(copies.alike().size() - MOST_GROUPS + copies.more(), "pair", "pairs");
    }

    private Component pair(Copies.Pair pair) {
        Div both = new Div(choice(pair.first()), choice(pair.second()));
        both.addClassName("copy-group");
        return both;
    }

    private Component choice(int image) {
        Button leave = new Button("Leave out", event -> leaveOut.accept(List.of(image)));
        leave.addThemeVariants(ButtonVariant.LUMO_SMALL);
        leave.setAriaLabel("Leave out image " + (image + 1));
        Div choice = new Div(picture.apply(image), leave);
        choice.addClassName("copy-choice");
        return choice;
    }

    private void more(int count, String one, String many) {
        if (count > 0) {
            add(new Paragraph("And " + Wording.count(count, "more " + one, "more " + many) + "."));
        }
    }
}
