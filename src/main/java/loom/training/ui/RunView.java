package loom.training.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import java.util.Optional;
import loom.base.ui.EmptyState;
import loom.base.ui.Page;
import loom.training.live.RunFeed;
import loom.training.live.RunUpdate;
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
    private transient RunFeed.@Nullable Following following;
    private final Div content = new Div();
    private boolean inSight = true;

    RunView(RunDesk desk, RunFeed feed) {
        super("Run", "");
        addClassName("run-view");
        add(content);
        this.desk = desk;
        this.feed = feed;
    }

    static RouteParameters parameters(Run run) {
        return new RouteParameters(new RouteParam(RUN, run.id().toString()));
    }

    /** Flow keeps the page when it leads from one run to another. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        leave();
        Optional<Run> found =
                event.getRouteParameters()
                        .get(RUN)
                        .flatMap(Page::id)
                        .flatMap(desk.training()::find);
        if (found.isPresent()) {
            open(found.get());
        } else {
            content.add(
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

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        Signal.effect(
                this,
                () -> {
                    inSight = ui.getPage().pageVisibilitySignal().get() != PageVisibility.HIDDEN;
                    if (following != null) {
                        following.visible(inSight);
                    }
                });
        follow(ui);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        unfollow();
    }

    private void open(Run found) {
        describe(found.name(), RunFormatter.recipe(found));
        panels = new RunPanels(found, desk);
        content.add(panels);
        panels.show(found);
        show(found);
        getUI().ifPresent(this::follow);
    }

    private void leave() {
        unfollow();
        content.removeAll();
        describe("Run", "");
        actions();
        run = null;
        panels = null;
        offered = List.of();
    }

    private void follow(UI ui) {
        if (run == null || panels == null || following != null) {
            return;
        }
        RunPanels shown = panels;
        following = feed.follow(run.id(), update -> ui.access(() -> show(shown, update)));
        following.visible(inSight);
    }

    private void unfollow() {
        if (following != null) {
            following.close();
        }
        following = null;
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

    /** News of a run that the page has left meanwhile is no longer of interest. */
    private void show(RunPanels told, RunUpdate update) {
        if (told != panels) {
            return;
        }
        told.show(update);
        show(update.run());
    }
}
