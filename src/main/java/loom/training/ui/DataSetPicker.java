package loom.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.UUID;
import loom.base.Wording;
import loom.base.ui.Thumbnail;
import loom.dataset.DataSet;

/** Chooses a data set by its pictures. */
class DataSetPicker extends RadioButtonGroup<DataSet> {
    private static final long serialVersionUID = 1L;
    private static final int PICTURES = 4;

    DataSetPicker(List<DataSet> dataSets) {
        super("Data set");
        addClassName("data-set-picker");
        setItems(dataSets);
        setRenderer(new ComponentRenderer<>(DataSetPicker::card));
    }

    static String thumbnail(UUID dataSet, int index) {
        return "api/v1/datasets/" + dataSet + "/thumbnails/" + index + ".png";
    }

    private static Component card(DataSet dataSet) {
        Div pictures = new Div();
        pictures.addClassName("data-set-pictures");
        for (int i = 0; i < Math.min(PICTURES, dataSet.images()); i++) {
            pictures.add(new Thumbnail(thumbnail(dataSet.id(), i), ""));
        }
        Span name = new Span(dataSet.name());
        name.addClassName("run-name");
        Span size = new Span(Wording.count(dataSet.images(), "image", "images"));
        size.addClassName("quiet");
        Div card = new Div(pictures, name, size);
        card.addClassName("data-set-card");
        return card;
    }
}
