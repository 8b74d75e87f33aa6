package loom.training.ui;

import static loom.base.Wording.number;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import loom.engine.network.FeatureMap;
import loom.engine.network.LayerSummary;
import loom.engine.network.Network;

/** A network as the tree of its layers, with the sum of its parameters. */
class NetworkTable extends NativeTable {
    private static final long serialVersionUID = 1L;

    NetworkTable(String title, Network network) {
        addClassName("layer-table");
        setCaptionText(title);
        NativeTableRow head = getHead().addRow();
        head.addHeaderCell().setText("Layer");
        head.addHeaderCell().setText("Output");
        head.addHeaderCell().setText("Parameters");
        for (LayerSummary layer : network.summary()) {
            row(layer.layer(), shape(layer.outputShape()), layer.parameters())
                    .getStyle()
                    .set("--depth", Integer.toString(layer.depth()));
        }
        row("All layers", "", network.parameterCount());
    }

    private NativeTableRow row(String layer, String shape, long parameters) {
        NativeTableRow row = getBody().addRow();
        row.addDataCell().setText(layer);
        row.addDataCell().setText(shape);
        row.addDataCell().setText(number(parameters));
        return row;
    }

    private static String shape(FeatureMap map) {
        return "%d × %d × %d".formatted(map.channels(), map.height(), map.width());
    }
}
