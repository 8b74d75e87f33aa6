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
import loom.training.live.Overview;
import loom.training.live.RunFeed;
import loom.training.run.Run;
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
    private int turn;

    RunsView(TrainingService training, RunFeed feed) {
        super("Train", "Watch a network learn your images. One run trains at a time.");
        this.training = training;
        this.feed = feed;
        actions(newRun());
        add(content);
        showNow();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        follow(attach.getUI());
    }

    /** What was read before a person's own last change would take it back on the screen. */
    private void follow(UI ui) {
        unfollow();
        turn++;
        int mine = turn;
        subscription =
                feed.followAll(overview ->
                        ui.access(() -> {
                            if (mine == turn) {
                                show(overview);
                            }
                        }));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        unfollow();
    }

    private void unfollow() {
        if (subscription != null) {
            subscription.close();
        }
        subscription = null;
    }

    private void changed() {
        showNow();
        getUI().ifPresent(this::follow);
    }

    private void showNow() {
        show(new Overview(training.all(), training.queue()));
    }

    private void show(Overview overview) {
        List<Run> runs = overview.runs();
        List<Run> waiting = overview.waiting();
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
            content.add(new RunQueue(training, waiting, this::changed));
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

    /** Trains, rests where its person left it, or is about to hand over its model. */
    private static boolean isNow(Run run, List<Run> waiting) {
        return !run.state().isOver() && waiting.stream().noneMatch(it -> it.id().equals(run.id()));
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
