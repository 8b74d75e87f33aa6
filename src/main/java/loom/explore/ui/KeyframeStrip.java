package loom.explore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import loom.base.ui.Thumbnail;

/** The keyframes of a journey in their order, which buttons change. */
class KeyframeStrip extends OrderedList {
    private static final long serialVersionUID = 1L;

    private final transient List<Keyframe> keyframes = new ArrayList<>();
    private final transient Runnable changed;

    /**
     * @param changed called after the person changed the order or removed one
     */
    KeyframeStrip(Runnable changed) {
        this.changed = changed;
        addClassName("keyframes");
        getElement().setAttribute("aria-label", "Keyframes");
    }

    List<Keyframe> keyframes() {
        return List.copyOf(keyframes);
    }

    void add(List<Keyframe> more) {
        keyframes.addAll(more);
        draw();
    }

    void clear() {
        keyframes.clear();
        draw();
    }

    private void draw() {
        removeAll();
        for (int i = 0; i < keyframes.size(); i++) {
            add(item(i));
        }
    }

    private ListItem item(int place) {
        Keyframe keyframe = keyframes.get(place);
        String name = "keyframe %d, %s".formatted(place + 1, keyframe.title());
        Button left = button(VaadinIcon.ARROW_LEFT, "Move " + name + " to the left");
        left.setEnabled(place > 0);
        left.addClickListener(event -> swap(place, place - 1));
        Button right = button(VaadinIcon.ARROW_RIGHT, "Move " + name + " to the right");
        right.setEnabled(place < keyframes.size() - 1);
        right.addClickListener(event -> swap(place, place + 1));
        Button remove = button(VaadinIcon.CLOSE_SMALL, "Remove " + name);
        remove.addClickListener(event -> remove(place));
        Div tools = new Div(left, remove, right);
        tools.addClassName("keyframe-tools");
        Span title = new Span(keyframe.title());
        title.addClassName("keyframe-title");
        title.setTitle(keyframe.title());
        return new ListItem(new Thumbnail(keyframe.pictureUrl(), keyframe.title()), title, tools);
    }

    private void swap(int from, int to) {
        Collections.swap(keyframes, from, to);
        draw();
        changed.run();
    }

    private void remove(int place) {
        keyframes.remove(place);
        draw();
        changed.run();
    }

    private static Button button(VaadinIcon icon, String label) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(label);
        return button;
    }
}
