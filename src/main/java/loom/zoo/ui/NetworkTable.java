package loom.zoo.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import loom.base.Wording;
import loom.engine.network.LayerSummary;
import loom.engine.network.Network;

/**
 * A network as the tree of its layers: what it is, what shape it gives, how much it has learned.
 */
class NetworkTable extends NativeTable {
    private static final long serialVersionUID = 1L;

    NetworkTable(Network network) {
        addClassName("network");
        setCaptionText(
                "In: %s, channels × height × width"
                        .formatted(ModelFormatter.shape(network.input())));
        NativeTableRow head = getHead().addRow();
        head.addHeaderCell().setText("Layer");
        head.addHeaderCell().setText("Output shape");
        head.addHeaderCell().setText("Parameters");
        for (LayerSummary line : network.summary()) {
            NativeTableRow row = getBody().addRow();
            row.getStyle().set("--depth", Integer.toString(line.depth()));
            row(row, line.layer(), ModelFormatter.shape(line.outputShape()), line.parameters());
        }
        row(getFoot().addRow(), "All", "", network.parameterCount());
    }

    private static void row(NativeTableRow row, String layer, String shape, long parameters) {
        row.addDataCell().setText(layer);
        row.addDataCell().setText(shape);
        row.addDataCell().setText(parameters == 0 ? "–" : Wording.number(parameters));
    }
}
