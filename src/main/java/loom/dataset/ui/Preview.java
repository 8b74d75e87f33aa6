package loom.dataset.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import loom.base.Wording;
import loom.base.ui.PictureGrid;
import loom.base.ui.Thumbnail;
import loom.dataset.DataSet;
import loom.dataset.Labels;

/** The images of a data set: some as training sees them, all as thumbnails, page by page. */
class Preview extends Div {
    private static final long serialVersionUID = 1L;

    /** A browser lays out so many without a hitch; full rows for 2 to 6, 10 and 12 columns. */
    private static final int PAGE = 300;

    private final transient DataSet dataSet;
    private final transient int[] kept;
    private final transient Labels labels;
    private final PictureGrid grid = new PictureGrid();
    private final Span range = new Span();
    private final Button back = new Button(VaadinIcon.ANGLE_LEFT.create(), event -> turn(-PAGE));
    private final Button on = new Button(VaadinIcon.ANGLE_RIGHT.create(), event -> turn(PAGE));
    private int first;

    /**
     * @param kept numbers of the images to show
     */
    Preview(DataSet dataSet, int[] kept, Labels labels) {
        this.dataSet = dataSet;
        this.kept = kept.clone();
        this.labels = labels;
        addClassName("preview");
        back.setAriaLabel("Earlier images");
        on.setAriaLabel("Further images");
        range.addClassName("quiet");
        Div pager = new Div(back, range, on);
        pager.addClassName("row");
        pager.setVisible(kept.length > PAGE);
        if (dataSet.isReady()) {
            add(new PreparedPanel(dataSet));
        }
        add(pager, grid);
        turn(0);
    }

    static String address(DataSet dataSet, int image) {
        return "api/v1/datasets/" + dataSet.id() + "/thumbnails/" + image + ".png";
    }

    private Thumbnail picture(int image) {
        OptionalInt label = labels.of(image);
        String words = "Image " + (image + 1);
        if (label.isPresent()) {
            words += ", label " + label.getAsInt();
        }
        Thumbnail picture = new Thumbnail(address(dataSet, image), words);
        if (label.isPresent()) {
            picture.setTitle(words);
        }
        return picture;
    }

    private void turn(int by) {
        first += by;
        int last = Math.min(first + PAGE, kept.length);
        grid.show(
                IntStream.range(first, last)
                        .map(place -> kept[place])
                        .mapToObj(this::picture)
                        .toList());
        range.setText(
                "%s to %s of %s"
                        .formatted(
                                Wording.number(first + 1L),
                                Wording.number(last),
                                Wording.number(kept.length)));
        back.setEnabled(first > 0);
        on.setEnabled(last < kept.length);
    }
}
