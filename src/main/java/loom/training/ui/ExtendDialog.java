package loom.training.ui;

import static loom.training.ui.Fields.given;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.IntegerField;
import loom.base.ui.Notice;
import loom.engine.training.TrainingSettings;
import loom.training.RunLifecycle;
import loom.training.run.Run;

/** Asks how many more epochs a run shall have. */
class ExtendDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private static final int FEWEST_SUGGESTED = 5;

    ExtendDialog(RunLifecycle life, Run run) {
        super("Extend " + run.name());
        IntegerField more = Fields.number("More epochs", 1, TrainingSettings.MAX_EPOCHS);
        more.setHelperText("The run goes on from its last checkpoint.");
        more.setValue(Math.max(FEWEST_SUGGESTED, run.progress().epochs() / 2));
        more.setWidthFull();
        more.setAutofocus(true);
        add(more);
        Button extend =
                new Button(
                        "Extend",
                        click ->
                                Notice.refusals(() -> {
                                    life.extend(run.id(), given(more, "number of epochs"));
                                    close();
                                }));
        extend.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), extend);
    }
}
