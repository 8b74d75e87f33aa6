package loom.training.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Optional;
import loom.base.ui.EmptyState;
import loom.base.ui.Page;
import loom.base.ui.Panel;
import loom.training.Run;
import loom.training.RunFeed;
import loom.training.RunHistory;
import loom.training.RunUpdate;
import loom.training.TrainingService;
import org.jspecify.annotations.Nullable;

/** One run, live: its samples epoch by epoch, its losses, and what can be done with it. */
@Route("runs/:run")
@StyleSheet("training.css")
class RunView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final String RUN = "run";

    private final transient TrainingService training;
    private final transient RunHistory history;
    private final transient RunFeed feed;
    private @Nullable transient Shown shown;
    private transient RunFeed.@Nullable Subscription subscription;

    RunView(TrainingService training, RunHistory history, RunFeed feed) {
        super("Run", "");
        addClassName("run-view");
        this.training = training;
        this.history = history;
        this.feed = feed;
    }

    static RouteParameters parameters(Run run) {
        return new RouteParameters(new RouteParam(RUN, run.id().toString()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Run> run =
                event.getRouteParameters().get(RUN).flatMap(Page::id).flatMap(training::find);
        if (run.isPresent()) shown = new Shown(run.get());
        else
            add(
                    new EmptyState(
                            VaadinIcon.LINE_CHART,
                            "There is no such run",
                            "It may have been deleted.",
                            new Anchor("runs", "All runs")));
    }

    @Override
    public String getPageTitle() {
        return shown == null ? "Run" : shown.run.name();
    }

    /** The history first, then the feed from where the history ends. */
    @Override
    protected void onAttach(AttachEvent attach) {
        if (shown == null) return;
        Shown page = shown;
        UI ui = attach.getUI();
        long step = page.load();
        subscription =
                feed.follow(page.run.id(), step, update -> ui.access(() -> page.show(update)));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (subscription != null) subscription.close();
        subscription = null;
    }

    /** The parts of the page that change with the run. */
    private final class Shown {
        private final RunStatus status;
        private final EpochFilm film;
        private final RunCharts charts = new RunCharts();
        private final RunActions actions;
        private List<String> offered = List.of();
        private Run run;

        Shown(Run run) {
            this.run = run;
            status = new RunStatus(run);
            film = new EpochFilm(run.id());
            actions = new RunActions(training);
            describe(run.name(), RunWords.recipe(run));
            Panel samples = new Panel("Samples", film);
            samples.addClassName("run-film");
            Div pictures = new Div(samples, charts);
            pictures.addClassName("run-pictures");
            add(status, pictures, new RunFacts(run));
            show(run);
        }

        /** Gives the last step that is drawn. */
        long load() {
            long[] last = {0};
            history.forEach(
                    run.id(),
                    report -> {
                        charts.add(report);
                        last[0] = report.step();
                    });
            charts.redraw();
            return last[0];
        }

        void show(RunUpdate update) {
            charts.append(update.steps());
            show(update.run());
        }

        private void show(Run now) {
            run = now;
            status.show(now);
            film.show(now.progress().samples());
            List<String> wanted = RunActions.choice(now);
            if (wanted.equals(offered)) return; // a button that is replaced loses a click or focus
            offered = wanted;
            RunView.this.actions(actions.of(now));
        }
    }
}
