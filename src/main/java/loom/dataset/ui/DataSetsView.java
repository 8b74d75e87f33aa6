package loom.dataset.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import loom.base.ui.EmptyState;
import loom.base.ui.Page;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import org.jspecify.annotations.Nullable;

/** All data sets, and where a new one begins. */
@Route("datasets")
@PageTitle("Data sets")
@Menu(title = "Data sets", order = 5, icon = "vaadin:picture")
@StyleSheet("datasets.css")
class DataSetsView extends Page {
    private static final long serialVersionUID = 1L;

    private final transient DataSets dataSets;
    private final transient PagePoller ticker;
    private final Div cards = new Div();
    private transient List<DataSet> shown = List.of();
    private transient @Nullable Registration following;

    DataSetsView(DataSets dataSets, PagePoller ticker) {
        super("Data sets", "Images of one kind: what a network looks at until it can draw more.");
        this.dataSets = dataSets;
        this.ticker = ticker;
        cards.addClassName("data-set-cards");
        add(new UploadPanel(dataSets, ticker, this::open), cards);
        show(dataSets.all());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        following = ticker.follow(event.getUI(), shown, dataSets::all, this::show);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (following != null) {
            following.remove();
        }
        following = null;
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
