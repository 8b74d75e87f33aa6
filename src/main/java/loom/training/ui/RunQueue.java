package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import loom.base.ui.Notice;
import loom.base.ui.Panel;
import loom.training.TrainingService;
import loom.training.run.Run;
import loom.training.run.RunState;

/** The runs that wait, in the order in which they will be trained. */
class RunQueue extends Panel {
    private static final long serialVersionUID = 1L;

    private final transient TrainingService training;
    private final transient Runnable changed;

    /**
     * @param changed called after the person changed the queue
     */
    RunQueue(TrainingService training, List<Run> waiting, Runnable changed) {
        super("Up next");
        this.training = training;
        this.changed = changed;
        OrderedList list = new OrderedList();
        list.addClassName("run-queue");
        for (int place = 0; place < waiting.size(); place++) {
            list.add(item(waiting.get(place), place));
        }
        add(list);
    }

    private ListItem item(Run run, int place) {
        Anchor name = new Anchor("runs/" + run.id(), run.name());
        name.addClassName("run-name");
        Span recipe = new Span(RunFormatter.recipe(run));
        recipe.addClassName("quiet");
        Div words = new Div(name, recipe);
        words.addClassName("run-queue-words");
        ListItem item = new ListItem(words);
        if (run.state() == RunState.QUEUED) {
            Component[] actions = {up(run, place), cancel(run)};
            item.add(new Div(actions));
        } else {
            item.add(new Span("goes on by itself"));
        }
        return item;
    }

    private Button up(Run run, int place) {
        Button button = quiet(VaadinIcon.ARROW_UP, "Move " + run.name() + " up");
        button.setEnabled(place > 0);
        button.addClickListener(click -> change(() -> training.moveUp(run.id())));
        return button;
    }

    private Button cancel(Run run) {
        Button button = quiet(VaadinIcon.CLOSE_SMALL, "Take " + run.name() + " out of the queue");
        button.addClickListener(click ->
                change(() -> {
                    if (run.progress().step() == 0) {
                        training.stop(run.id());
                    } else {
                        training.pause(run.id());
                    }
                }));
        return button;
    }

    private void change(Runnable change) {
        Notice.refusals(change);
        changed.run();
    }

    private static Button quiet(VaadinIcon icon, String label) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
