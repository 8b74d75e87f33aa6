package loom.dataset.ui;

import com.vaadin.flow.component.html.Div;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import loom.base.ui.PictureGrid;
import loom.base.ui.Thumbnail;
import loom.dataset.DataSet;
import loom.dataset.Labels;

/** The images of a data set: some as training sees them, all as thumbnails, page by page. */
class Preview extends Div {
    private static final long serialVersionUID = 1L;

    private final transient DataSet dataSet;
    private final transient int[] kept;
    private final transient Labels labels;
    private final PictureGrid grid = new PictureGrid();

    /**
     * @param kept numbers of the images to show
     */
    Preview(DataSet dataSet, int[] kept, Labels labels) {
        this.dataSet = dataSet;
        this.kept = kept.clone();
        this.labels = labels;
        addClassName("preview");
        Pager pager = new Pager(this::show);
        if (dataSet.isReady()) {
            add(new PreparedPanel(dataSet));
        }
        add(pager, grid);
        pager.show(kept.length, 0);
    }

    static String address(DataSet dataSet, int image) {
        return "api/v1/datasets/" + dataSet.id() + "/thumbnails/" + image + ".png";
    }

    private Thumbnail picture(int image) {
        OptionalInt label = labels.of(image);
        String words = "Image " + (image + 1);
        if (label.isPresent()) {
            String name = dataSet.labelName(label.getAsInt());
            words += (dataSet.labelNames().isEmpty() ? ", label " : ", ") + name;
        }
        Thumbnail picture = new Thumbnail(address(dataSet, image), words);
        if (label.isPresent()) {
            picture.setTitle(words);
        }
        return picture;
    }

    private void show(int first, int last) {
        grid.show(
                IntStream.range(first, last)
                        .map(place -> kept[place])
                        .mapToObj(this::picture)
                        .toList());
    }
}
