package loom.dataset.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import loom.base.ui.Panel;
import loom.dataset.DataSet;
import loom.dataset.PreparedImages;
import loom.engine.network.GanArchitecture;

/** Five rows of five images of a data set, as training will see them at the size that is chosen. */
class PreparedPanel extends Panel {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_SIZE = 64;

    private final transient DataSet dataSet;
    private final Select<Integer> size = new Select<>();
    private final Select<Boolean> grey = new Select<>();
    private final Image sheet = new Image();
    private final Anchor download =
            new Anchor("", VaadinIcon.DOWNLOAD.create(), new Span("Download PNG"));
    private int draw = 1;

    PreparedPanel(DataSet dataSet) {
        super("As training sees them");
        this.dataSet = dataSet;
        size.setLabel("Size");
        size.setItems(GanArchitecture.IMAGE_SIZES);
        size.setItemLabelGenerator(it -> it + " × " + it);
        size.setValue(USUAL_SIZE);
        grey.setLabel("Colour");
        grey.setItems(false, true);
        grey.setItemLabelGenerator(it -> it ? "Grey" : "RGB");
        grey.setValue(false);
        size.addValueChangeListener(event -> show());
        grey.addValueChangeListener(event -> show());
        Button another =
                new Button(
                        "Another " + PreparedImages.IMAGES,
                        VaadinIcon.RANDOM.create(),
                        click -> {
                            draw++;
                            show();
                        });
        sheet.addClassName("prepared-sheet");
        download.addClassName("button-link");
        download.setRouterIgnore(true);
        download.getElement().setAttribute("download", "");
        Div tools = new Div(size, grey, another, download);
        tools.addClassName("prepared-tools");
        Div both = new Div(sheet, tools);
        both.addClassName("prepared");
        add(both);
        show();
    }

    private void show() {
        String address =
                "api/v1/datasets/%s/prepared.png?size=%d&grey=%s&draw=%d"
                        .formatted(dataSet.id(), size.getValue(), grey.getValue(), draw);
        sheet.setSrc(address);
        sheet.setAlt(
                "Images at %d pixels, %s"
                        .formatted(size.getValue(), grey.getValue() ? "grey" : "in colour"));
        download.setHref(address + "&download=true");
    }
}
