package loom.dataset.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import loom.base.Wording;
import loom.base.ui.Panel;
import loom.dataset.DataSet;
import loom.dataset.LabelCount;

/** How many images have each label, as bars. */
class LabelCounts extends Panel {
    private static final long serialVersionUID = 1L;

    LabelCounts(DataSet dataSet) {
        super(dataSet.labelNames().isEmpty() ? "Labels" : "Classes");
        addClassName("label-counts");
        int most = dataSet.labels().stream().mapToInt(LabelCount::images).max().orElse(1);
        UnorderedList list = new UnorderedList();
        for (LabelCount count : dataSet.labels()) {
            list.add(row(name(dataSet, count), count, most));
        }
        add(list);
    }

    private static String name(DataSet dataSet, LabelCount count) {
        String name = dataSet.labelName(count.label());
        return dataSet.labelNames().isEmpty() ? "Label " + name : name;
    }

    private static ListItem row(String name, LabelCount count, int most) {
        Span label = new Span(name);
        Div bar = new Div();
        bar.addClassName("label-bar");
        bar.getStyle().set("width", 100.0 * count.images() / most + "%");
        Span images = new Span(Wording.count(count.images(), "image", "images"));
        images.addClassName("quiet");
        return new ListItem(label, new Div(bar), images);
    }
}
