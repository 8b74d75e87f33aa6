package loom.training.ui;

import static loom.base.Wording.number;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.Locale;
import loom.base.ui.Panel;
import loom.engine.network.FeatureMap;
import loom.engine.network.LayerSummary;
import loom.engine.network.Network;
import loom.engine.training.Preset;
import loom.training.Run;
import loom.training.RunSettings;

/** What a run was told to do, and the two networks layer by layer. */
class RunFacts extends Panel {
    private static final long serialVersionUID = 1L;

    RunFacts(Run run) {
        super("Settings");
        add(settings(run));
        add(networks(run.settings()));
    }

    private static Component settings(Run run) {
        RunSettings it = run.settings();
        DescriptionList list = new DescriptionList();
        list.addClassName("run-facts");
        fact(list, "Recipe", Preset.of(it.preset()).title());
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
        fact(list, "Precision", it.precision().name().toLowerCase(Locale.ROOT));
        return list;
    }

    private static void fact(DescriptionList list, String name, String value) {
        Div pair = new Div(new DescriptionList.Term(name), new DescriptionList.Description(value));
        list.getElement().appendChild(pair.getElement());
    }

    private static Component networks(RunSettings settings) {
        Div tables =
                new Div(
                        table("Generator", settings.architecture().generator()),
                        table("Discriminator", settings.architecture().discriminator()));
        tables.addClassName("run-networks");
        return new Details("The networks, layer by layer", tables);
    }

    private static Component table(String title, Network network) {
        NativeTable table = new NativeTable();
        table.addClassName("layer-table");
        table.setCaptionText(title);
        NativeTableRow head = table.getHead().addRow();
        head.addHeaderCell().setText("Layer");
        head.addHeaderCell().setText("Output");
        head.addHeaderCell().setText("Parameters");
        long parameters = 0;
        for (LayerSummary layer : network.summary()) {
            row(table, layer.layer(), shape(layer.outputShape()), layer.parameters());
            parameters += layer.parameters();
        }
        row(table, "All layers", "", parameters);
        return table;
    }

    private static void row(NativeTable table, String layer, String shape, long parameters) {
        NativeTableRow row = table.getBody().addRow();
        row.addDataCell().setText(layer);
        row.addDataCell().setText(shape);
        row.addDataCell().setText(number(parameters));
    }

    private static String shape(FeatureMap map) {
        return "%d × %d × %d".formatted(map.channels(), map.height(), map.width());
    }
}
