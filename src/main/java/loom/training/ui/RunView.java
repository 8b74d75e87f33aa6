package loom.training.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
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
import loom.training.metrics.RunFeed;
import loom.training.metrics.RunUpdate;
import loom.training.run.Run;
import org.jspecify.annotations.Nullable;

/** One run, live: its samples epoch by epoch, its losses, and what can be done with it. */
@Route("runs/:run")
@StyleSheet("training.css")
class RunView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;
    private static final String RUN = "run";

    private final transient RunDesk desk;
    private final transient RunFeed feed;
    private @Nullable transient Run run;
    private @Nullable RunPanels panels;
    private transient List<String> offered = List.of();
    private transient RunFeed.@Nullable Subscription subscription;

    RunView(RunDesk desk, RunFeed feed) {
        super("Run", "");
        addClassName("run-view");
        this.desk = desk;
        this.feed = feed;
    }

    static RouteParameters parameters(Run run) {
        return new RouteParameters(new RouteParam(RUN, run.id().toString()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Run> found =
                event.getRouteParameters()
                        .get(RUN)
                        .flatMap(Page::id)
                        .flatMap(desk.training()::find);
        if (found.isPresent()) {
            open(found.get());
        } else {
            add(
                    new EmptyState(
                            VaadinIcon.LINE_CHART,
                            "There is no such run",
                            "It may have been deleted.",
                            new Anchor("runs", "All runs")));
        }
    }

    @Override
    public String getPageTitle() {
        return run == null ? "Run" : run.name();
    }

    /** The history first, then the feed from where the history ends. */
    @Override
    protected void onAttach(AttachEvent attach) {
        if (run == null || panels == null) {
            return;
        }
        RunPanels shown = panels;
        UI ui = attach.getUI();
        RunPanels.Loaded loaded = shown.load(run);
        subscription =
                feed.follow(
                        run.id(),
                        loaded.step(),
                        loaded.quality(),
                        update -> ui.access(() -> show(shown, update)));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (subscription != null) {
            subscription.close();
        }
        subscription = null;
    }

    private void open(Run found) {
        describe(found.name(), RunFormatter.recipe(found));
        panels = new RunPanels(found, desk);
        add(panels);
        panels.show(found);
        show(found);
    }

    private void show(Run now) {
        run = now;
        List<String> wanted = RunActions.choice(now);
        if (wanted.equals(offered)) {
            return;
        } // a button that is replaced loses a click or focus
        offered = wanted;
        actions(new RunActions(desk.training(), desk.life()).of(now));
    }

    private void show(RunPanels panels, RunUpdate update) {
        panels.show(update);
        show(update.run());
    }
}
