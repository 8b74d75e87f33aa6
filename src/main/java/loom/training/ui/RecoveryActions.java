package loom.training.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.QueryParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import loom.base.RefusedException;
import loom.base.ui.Notice;
import loom.engine.recipe.Preset;
import loom.training.RunLifecycle;
import loom.training.run.Run;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buttons for what can be done with a kept epoch of a run. */
record RecoveryActions(RunLifecycle life) {
    private static final Logger log = LoggerFactory.getLogger(RecoveryActions.class);

    /** Asks, then takes the run back. */
    Button goBack(Run run, int epoch, String text) {
        return new Button(
                text,
                click ->
                        new ConfirmDialog(
                                        "Go back to epoch %d?".formatted(epoch),
                                        "Samples, measures and checkpoints from after it are"
                                                + " removed; models stay. The run rests then, and"
                                                + " can be resumed.",
                                        "Go back",
                                        yes -> Notice.refusals(() -> rollBack(run, epoch)),
                                        "Stay",
                                        no -> {})
                                .open());
    }

    /**
     * Opens the form of a new run that begins there.
     *
     * @param cure what the form suggests to do differently; null for nothing
     */
    Button fork(Run run, int epoch, @Nullable RecipeAdjustment cure, String text) {
        Map<String, String> query = new HashMap<>();
        query.put("from", run.id().toString());
        query.put("epoch", String.valueOf(epoch));
        if (cure != null) {
            query.put("cure", cure.name());
        }
        return new Button(text, click -> open(query));
    }

    /** Opens the form of a new run on the same images with another recipe. */
    Button startAgain(Run run, Preset preset) {
        String text = "Start again with \"%s\"".formatted(preset.title());
        Map<String, String> query =
                Map.of("dataset", run.settings().dataSet().toString(), "recipe", preset.id());
        return new Button(text, click -> open(query));
    }

    /** Makes a model of it, which takes seconds. */
    Button makeModel(Run run, int epoch) {
        String text = "Make a model";
        Button button = new Button(text);
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            UI ui = click.getSource().getUI().orElseThrow();
            button.setText("Making a model …");
            CompletableFuture.supplyAsync(() -> life.saveModel(run.id(), epoch))
                    .whenComplete((card, fault) ->
                            ui.access(() -> {
                                button.setText(text);
                                button.setEnabled(true);
                                tell(card, fault);
                            }));
        });
        return button;
    }

    static Button primary(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private void rollBack(Run run, int epoch) {
        life.rollBack(run.id(), epoch);
        Notice.done("Back at the end of epoch " + epoch);
    }

    private static void tell(@Nullable ModelCard card, @Nullable Throwable fault) {
        if (card != null) {
            Notice.done("\"%s\" is on the Models page".formatted(card.name()));
        } else if (fault != null && fault.getCause() instanceof RefusedException refused) {
            Notice.problem(refused.refusal().sentence());
        } else {
            log.error("no model could be made of a kept epoch", fault);
            Notice.problem(
                    "The model could not be made: the checkpoint could not be read. Try another"
                            + " epoch.");
        }
    }

    private static void open(Map<String, String> query) {
        UI.getCurrent().navigate(NewRunView.class, QueryParameters.simple(query));
    }
}
