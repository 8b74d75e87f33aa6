package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import loom.base.ui.Notice;
import loom.training.RunLifecycle;
import loom.training.TrainingService;
import loom.training.run.Run;

/** What a person can do with a run, depending on where it is. */
record RunActions(TrainingService training, RunLifecycle life) {
    /** What decides which actions there are. */
    static List<String> choice(Run run) {
        return List.of(
                run.state().name(),
                String.valueOf(run.wish()),
                String.valueOf(run.model()),
                String.valueOf(run.progress().step() > 0));
    }

    /** The next thing to do first. */
    Component[] of(Run run) {
        List<Component> actions = new ArrayList<>();
        switch (run.state()) {
            case QUEUED, RUNNING -> {
                if (run.wish() == null) {
                    actions.add(pause(run));
                } else {
                    actions.add(resume(run, "Go on"));
                }
                actions.add(stop(run));
            }
            case PAUSED -> {
                actions.add(primary(resume(run, "Resume")));
                actions.add(stop(run));
            }
            case FAILED -> actions.add(primary(resume(run, "Try again")));
            case FINISHED, STOPPED, DIVERGED -> {}
        }
        UUID model = run.model();
        if (model != null) {
            actions.add(primary(explore(model)));
        }
        if (canBeExtended(run)) {
            actions.add(extend(run));
        }
        if (run.progress().step() > 0) {
            actions.add(csv(run));
        }
        if (!run.state().isUnderWay()) {
            actions.add(delete(run));
        }
        return actions.toArray(Component[]::new);
    }

    private static boolean canBeExtended(Run run) {
        return switch (run.state()) {
            case PAUSED, FINISHED, STOPPED, FAILED -> run.progress().step() > 0;
            case QUEUED, RUNNING, DIVERGED -> false;
        };
    }

    private Button extend(Run run) {
        return new Button("Extend", click -> new ExtendDialog(life, run).open());
    }

    private Button pause(Run run) {
        return action("Pause", () -> training.pause(run.id()));
    }

    private Button resume(Run run, String text) {
        return action(text, () -> training.resume(run.id()));
    }

    private Button stop(Run run) {
        if (run.progress().step() == 0) {
            return action("Cancel", () -> training.stop(run.id()));
        }
        String question = "Stop " + run.name() + "?";
        String text = "Its model is kept as it is now. A stopped run cannot be resumed.";
        return new Button(
                "Stop",
                click ->
                        new ConfirmDialog(
                                        question,
                                        text,
                                        "Stop the run",
                                        yes -> Notice.refusals(() -> training.stop(run.id())),
                                        "Keep training",
                                        no -> {})
                                .open());
    }

    private Button delete(Run run) {
        Button button =
                new Button(
                        "Delete",
                        click -> {
                            ConfirmDialog dialog =
                                    new ConfirmDialog(
                                            "Delete " + run.name() + "?",
                                            "Its samples, metrics and checkpoint are removed. A"
                                                    + " model that it made stays.",
                                            "Delete",
                                            yes -> Notice.refusals(() -> remove(run)),
                                            "Keep it",
                                            no -> {});
                            dialog.setConfirmButtonTheme("error primary");
                            dialog.open();
                        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void remove(Run run) {
        training.delete(run.id());
        UI.getCurrent().navigate(RunsView.class);
    }

    private static Button explore(UUID model) {
        return new Button(
                "Explore this model",
                click ->
                        UI.getCurrent()
                                .navigate(
                                        "explore", QueryParameters.of("model", model.toString())));
    }

    private static Anchor csv(Run run) {
        Anchor link = new Anchor("api/v1/runs/" + run.id() + "/metrics", "Metrics as CSV");
        link.addClassName("run-csv");
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }

    private static Button action(String text, Runnable action) {
        return new Button(text, click -> Notice.refusals(action));
    }

    private static Button primary(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }
}
