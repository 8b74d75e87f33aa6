package loom.dataset.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import java.util.stream.IntStream;
import loom.base.Refusal;
import loom.base.Wording;
import loom.base.ui.PictureGrid;
import loom.base.ui.Thumbnail;
import loom.dataset.DataSet;

/** A data set at a glance; a click opens it. */
class DataSetCard extends RouterLink {
    private static final long serialVersionUID = 1L;

    private static final int COLUMNS = 4;
    private static final int ROWS = 3;

    DataSetCard(DataSet dataSet) {
        super(DataSetView.class, address(dataSet));
        addClassName("data-set-card");
        Span name = new Span(dataSet.name());
        name.addClassName("data-set-name");
        Span facts = new Span(facts(dataSet));
        facts.addClassName("quiet");
        add(front(dataSet), name, facts);
    }

    static RouteParameters address(DataSet dataSet) {
        return new RouteParameters(new RouteParam("id", dataSet.id().toString()));
    }

    private static Component front(DataSet dataSet) {
        return switch (dataSet.state()) {
            case READY -> mosaic(dataSet);
            case IMPORTING -> {
                ProgressBar progress = new ProgressBar(0, 1, dataSet.progress());
                progress.getElement().setAttribute("aria-label", "Import of " + dataSet.name());
                yield placeholder(VaadinIcon.PICTURE.create(), progress);
            }
            case QUESTION -> placeholder(VaadinIcon.QUESTION_CIRCLE_O.create());
            case FAILED -> placeholder(VaadinIcon.WARNING.create());
        };
    }

    /** Pictures from all over the data set: neighbours in a zip are often alike. */
    private static Component mosaic(DataSet dataSet) {
        int shown = Math.min(COLUMNS * ROWS, dataSet.images());
        PictureGrid mosaic = new PictureGrid().columns(COLUMNS);
        mosaic.addClassName("data-set-mosaic");
        mosaic.show(
                IntStream.range(0, shown)
                        .map(i -> (int) ((long) i * dataSet.images() / shown))
                        .mapToObj(i -> new Thumbnail(Preview.address(dataSet, i), ""))
                        .toList());
        return mosaic;
    }

    private static Component placeholder(Component... content) {
        Div place = new Div(content);
        place.addClassNames("data-set-mosaic", "placeholder");
        return place;
    }

    private static String facts(DataSet dataSet) {
        return switch (dataSet.state()) {
            case READY ->
                    Wording.count(dataSet.images(), "image", "images")
                            + (dataSet.bundled() ? " · comes with the studio" : "");
            case IMPORTING ->
                    "Checking images: %d %%".formatted(Math.round(100 * dataSet.progress()));
            case QUESTION -> "Waits for your answer";
            case FAILED ->
                    "Failed: "
                            + Optional.ofNullable(dataSet.failure()).map(Refusal::given).orElse("");
        };
    }
}
