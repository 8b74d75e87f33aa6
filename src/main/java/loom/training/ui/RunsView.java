package loom.training.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import loom.base.ui.EmptyState;
import loom.base.ui.Page;
import loom.base.ui.Panel;
import loom.training.TrainingService;
import loom.training.metrics.RunFeed;
import loom.training.run.Run;
import loom.training.run.RunState;
import org.jspecify.annotations.Nullable;

/** All runs: the one that trains now, those that wait, and those that are done. */
@Route("runs")
@PageTitle("Train")
@Menu(title = "Train", order = 6, icon = "vaadin:line-chart")
@StyleSheet("training.css")
class RunsView extends Page {
    private static final long serialVersionUID = 1L;

    private final transient TrainingService training;
    private final transient RunFeed feed;
    private final Div content = new Div();
    private final transient Map<UUID, RunCard> cards = new HashMap<>();
    private transient @Nullable List<String> arranged;
    private transient RunFeed.@Nullable Subscription subscription;

    RunsView(TrainingService training, RunFeed feed) {
        super("Train", "Watch a network learn your images. One run trains at a time.");
        this.training = training;
        this.feed = feed;
        actions(newRun());
        add(content);
        show(training.all());
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        subscription = feed.followAll(runs -> ui.access(() -> show(runs)));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (subscription != null) {
            subscription.close();
        }
        subscription = null;
    }

    private void show(List<Run> runs) {
        List<Run> waiting = training.queue();
        List<String> arrangement = arrangement(runs, waiting);
        if (arrangement.equals(arranged)) {
            // A card that is replaced would lose a click or the focus.
            for (Run run : runs) {
                RunCard card = cards.get(run.id());
                if (card != null) {
                    card.show(run);
                }
            }
            return;
        }
        arranged = arrangement;
        arrange(runs, waiting);
    }

    private void arrange(List<Run> runs, List<Run> waiting) {
        content.removeAll();
        cards.clear();
        if (runs.isEmpty()) {
            content.add(nothingYet());
            return;
        }
        for (Run run : runs) {
            if (!isNow(run, waiting)) {
                continue;
            }
            RunCard card = new RunCard(run);
            cards.put(run.id(), card);
            content.add(card);
        }
        if (!waiting.isEmpty()) {
            content.add(new RunQueue(training, waiting, () -> show(training.all())));
        }
        List<Run> past = runs.stream().filter(run -> run.state().isOver()).toList();
        if (!past.isEmpty()) {
            content.add(gallery(past));
        }
    }

    /** What decides which parts the page has, and in which order. */
    private static List<String> arrangement(List<Run> runs, List<Run> waiting) {
        return Stream.concat(
                        runs.stream().map(run -> run.id() + " " + run.state()),
                        waiting.stream().map(run -> run.id().toString()))
                .toList();
    }

    /** Trains, or rests where its person left it. */
    private static boolean isNow(Run run, List<Run> waiting) {
        return run.state() == RunState.PAUSED
                || (run.state() == RunState.RUNNING
                        && waiting.stream().noneMatch(it -> it.id().equals(run.id())));
    }

    private static Component gallery(List<Run> past) {
        Div grid = new Div();
        grid.addClassName("run-gallery");
        past.forEach(run -> grid.add(new RunTile(run)));
        return new Panel("Done", grid);
    }

    private static Component nothingYet() {
        return new EmptyState(
                VaadinIcon.LINE_CHART,
                "Nothing has been trained yet",
                "Choose a data set, press start, and see the first pictures within minutes.",
                newRun());
    }

    private static Button newRun() {
        Button button =
                new Button(
                        "New run",
                        VaadinIcon.PLUS.create(),
                        click -> UI.getCurrent().navigate(NewRunView.class));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }
}
