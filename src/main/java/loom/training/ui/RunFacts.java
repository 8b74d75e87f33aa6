package loom.training.ui;

import static loom.base.Wording.number;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;
import loom.base.ui.Panel;
import loom.engine.training.Preset;
import loom.training.Run;
import loom.training.RunSettings;

/** What a run was told to do, and the two networks layer by layer. */
class RunFacts extends Panel {
    private static final long serialVersionUID = 1L;

    RunFacts(Run run) {
        super("Settings");
        add(settings(run));
        NetworkSummary networks = new NetworkSummary();
        networks.show(run.settings());
        add(networks);
    }

    private static Component settings(Run run) {
        RunSettings it = run.settings();
        DescriptionList list = new DescriptionList();
        list.addClassName("run-facts");
        fact(list, "Recipe", Preset.of(it.preset()).title());
        fact(list, "Objective", RecipeWords.objective(it.recipe()));
        fact(list, "Data set", run.dataSetName());
        fact(
                list,
                "Images",
                "%d × %d, %s"
                        .formatted(
                                it.imageSize(),
                                it.imageSize(),
                                it.colour().title().toLowerCase(Locale.ROOT)));
        fact(list, "Epochs", number(it.epochs()));
        fact(list, "Batch", number(it.batchSize()));
        fact(list, "Seed", String.valueOf(it.seed()));
        fact(list, "Device", it.device());
        fact(list, "Precision", MachineFields.words(it.precision()));
        List<String> differences = RecipeWords.differences(it);
        if (!differences.isEmpty())
            fact(list, "Other than the recipe", String.join(", ", differences));
        return list;
    }

    private static void fact(DescriptionList list, String name, String value) {
        Div pair = new Div(new DescriptionList.Term(name), new DescriptionList.Description(value));
        list.getElement().appendChild(pair.getElement());
    }
}
