package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loom.base.Wording;
import loom.base.ui.Panel;
import loom.base.ui.Thumbnail;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.run.Run;
import loom.training.run.WarmStart;

/** The epochs that a run keeps, with their pictures, and what can be done with each. */
class KeptPanel extends Panel {
    private static final long serialVersionUID = 1L;

    private final transient RecoveryActions remedies;
    private final long budget;
    private final Paragraph size = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private transient List<Object> shown = List.of();

    /**
     * @param budget bytes that the checkpoints of a run may take
     */
    KeptPanel(RecoveryActions remedies, long budget) {
        super("Kept epochs");
        this.remedies = remedies;
        this.budget = budget;
        size.addClassNames("quiet", "kept-size");
        list.addClassName("kept-list");
        add(size, list);
        setVisible(false);
    }

    /** Shows them anew if something about them is new. */
    void show(Run run, List<KeptCheckpoint> kept) {
        List<Object> facts =
                List.of(kept, run.state().isUnderWay(), samplesOf(run, kept), hasLast(run));
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        setVisible(!kept.isEmpty() || hasLast(run));
        size.setText(
                "%s of %s. Go back to one, begin a new run from it, or make a model of it."
                        .formatted(
                                Wording.bytes(kept.stream().mapToLong(KeptCheckpoint::bytes).sum()),
                                Wording.bytes(budget)));
        list.removeAll();
        for (KeptCheckpoint it : kept) {
            list.add(item(run, it));
        }
        if (hasLast(run)) {
            list.add(last(run));
        }
    }

    private ListItem item(Run run, KeptCheckpoint it) {
        Span title = new Span("Epoch " + Wording.number(it.epoch()));
        title.addClassName("run-name");
        Div head = new Div(title);
        head.addClassName("row");
        if (it.best()) {
            Span best = new Span("Best");
            best.addClassNames("run-badge", "running");
            head.add(best);
        }
        Span bytes = new Span(Wording.bytes(it.bytes()));
        bytes.addClassName("quiet");
        head.add(bytes);
        List<Button> actions = new ArrayList<>();
        if (!run.state().isUnderWay()) {
            actions.add(named(remedies.goBack(run, it.epoch(), "Go back"), it.epoch()));
        }
        actions.add(named(remedies.fork(run, it.epoch(), null, "Fork"), it.epoch()));
        actions.add(named(remedies.makeModel(run, it.epoch()), it.epoch()));
        return tile(picture(run, it.epoch()), head, actions);
    }

    /** The one that the run itself goes on from. */
    private ListItem last(Run run) {
        Span title = new Span("Last checkpoint");
        title.addClassName("run-name");
        return tile(
                picture(run, run.progress().samples()),
                new Div(title),
                List.of(small(remedies.fork(run, WarmStart.LAST, null, "Fork"))));
    }

    private static ListItem tile(Component picture, Div head, List<Button> actions) {
        Div row = new Div();
        row.addClassName("kept-actions");
        actions.forEach(row::add);
        return new ListItem(picture, head, row);
    }

    private static Component picture(Run run, int epoch) {
        if (epoch < 1 || epoch > run.progress().samples()) {
            Div nothing = new Div();
            nothing.addClassNames("run-samples", "empty");
            return nothing;
        }
        return new Thumbnail(
                Samples.address(run, String.valueOf(epoch)), "Samples after epoch " + epoch);
    }

    private static boolean hasLast(Run run) {
        return run.progress().epochsDone() > 0;
    }

    private static List<Boolean> samplesOf(Run run, List<KeptCheckpoint> kept) {
        return Stream.concat(kept.stream().map(KeptCheckpoint::epoch), Stream.of(1))
                .map(epoch -> epoch <= run.progress().samples())
                .toList();
    }

    /** Several buttons of one name: readers of the screen hear which epoch each is about. */
    private static Button named(Button button, int epoch) {
        button.setAriaLabel("%s, epoch %d".formatted(button.getText(), epoch));
        return small(button);
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}
