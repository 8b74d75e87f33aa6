package loom.dataset.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.function.UnaryOperator;
import loom.base.ui.EmptyState;
import loom.base.ui.Page;
import loom.base.ui.Updates;
import loom.dataset.DataSet;
import loom.dataset.DataSetNews;
import loom.dataset.DataSets;

/** All data sets, and where a new one begins. */
@Route("datasets")
@PageTitle("Data sets")
@Menu(title = "Data sets", order = 5, icon = "vaadin:folder-open-o")
@StyleSheet("datasets.css")
class DataSetsView extends Page {
    private static final long serialVersionUID = 1L;

    private final Div cards = new Div();
    private transient List<DataSet> shown = List.of();

    DataSetsView(DataSets dataSets, DataSetNews news, Updates updates) {
        super("Data sets", "Images of one kind: what a network looks at until it can draw more.");
        cards.addClassName("data-set-cards");
        add(new UploadPanel(dataSets, updates, this::open), cards);
        UnaryOperator<List<DataSet>> seen = dataSets.seen();
        show(seen.apply(news.get()));
        updates.follow(this, news, seen, () -> shown, this::show);
    }

    private void show(List<DataSet> all) {
        shown = all;
        cards.removeAll();
        if (all.isEmpty()) {
            cards.add(
                    new EmptyState(
                            VaadinIcon.PICTURE,
                            "No data set yet",
                            "Drop a zip, a folder or some images above. Sixteen are enough to try,"
                                    + " a thousand of one kind teach a network a lot."));
        }
        all.forEach(dataSet -> cards.add(new DataSetCard(dataSet)));
    }

    private void open(DataSet dataSet) {
        getUI().ifPresent(ui -> ui.navigate(DataSetView.class, DataSetCard.address(dataSet)));
    }
}
