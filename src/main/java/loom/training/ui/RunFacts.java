package loom.training.ui;

import static loom.base.Wording.number;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;
import loom.base.ui.Panel;
import loom.engine.recipe.Preset;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import loom.training.run.WarmStart;
import org.jspecify.annotations.Nullable;

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
        String origin = run.originName();
        if (origin != null) {
            fact(list, "Began from", began(it.origin(), origin));
        }
        fact(list, "Objective", RecipeFormatter.objective(it.recipe()));
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
        fact(
                list,
                "Kept epochs",
                it.keepEvery() == 0
                        ? "best and last"
                        : "best, last, every %s".formatted(number(it.keepEvery())));
        List<String> differences = RecipeFormatter.differences(it);
        if (!differences.isEmpty()) {
            fact(list, "Other than the recipe", String.join(", ", differences));
        }
        return list;
    }

    private static String began(@Nullable WarmStart origin, String name) {
        return origin == null || origin.epoch() == WarmStart.LAST
                ? name
                : "%s, epoch %s".formatted(name, number(origin.epoch()));
    }

    private static void fact(DescriptionList list, String name, String value) {
        Div pair = new Div(new DescriptionList.Term(name), new DescriptionList.Description(value));
        list.getElement().appendChild(pair.getElement());
    }
}
