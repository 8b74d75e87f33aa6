package loom.dataset.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import loom.base.Refusal;
import loom.base.Wording;
import loom.base.ui.EmptyState;
import loom.base.ui.LatestOnlyTask;
import loom.base.ui.Notice;
import loom.base.ui.Page;
import loom.base.ui.Panel;
import loom.base.ui.Updates;
import loom.dataset.Curation;
import loom.dataset.DataSet;
import loom.dataset.DataSetNews;
import loom.dataset.DataSets;
import loom.dataset.Labels;
import loom.dataset.Scaling;

/** One data set: its import while that goes on, then its images. */
@Route("datasets/:id")
@StyleSheet("datasets.css")
class DataSetView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient DataSets dataSets;
    private final transient Curation curation;
    private final Div content = new Div();
    private final Div advice = new Div();
    private final LatestOnlyTask looking;
    private transient volatile Optional<UUID> id = Optional.empty();
    private transient Optional<DataSet> shown = Optional.empty();
    private String title = "Data set";

    DataSetView(DataSets dataSets, Curation curation, DataSetNews news, Updates updates) {
        super("Data set", "");
        this.dataSets = dataSets;
        this.curation = curation;
        looking =
                new LatestOnlyTask(
                        updates, "Looking at the images", "The images could not be compared");
        add(looking, content);
        UnaryOperator<List<DataSet>> seen = dataSets.seen();
        updates.follow(this, news, all -> own(seen.apply(all)), () -> shown, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").flatMap(Page::id);
        show(find());
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private Optional<DataSet> find() {
        return id.flatMap(dataSets::find);
    }

    private Optional<DataSet> own(List<DataSet> all) {
        return id.flatMap(it -> all.stream().filter(one -> one.id().equals(it)).findFirst());
    }

    private void show(Optional<DataSet> found) {
        shown = found;
        content.removeAll();
        found.ifPresentOrElse(this::show, this::showNothing);
    }

    private void show(DataSet dataSet) {
        title = dataSet.name();
        describe(dataSet.name(), facts(dataSet));
        switch (dataSet.state()) {
            case IMPORTING -> showImport(dataSet);
            case QUESTION -> showQuestion(dataSet);
            case FAILED -> showFailure(dataSet);
            case READY -> showImages(dataSet);
        }
    }

    private void showNothing() {
        describe("No such data set", "");
        actions();
        content.add(
                new EmptyState(
                        VaadinIcon.PICTURE,
                        "This data set is not there",
                        "It was deleted, or the address is wrong.",
                        overview("See all data sets")));
    }

    private void showImport(DataSet dataSet) {
        actions(new Button("Cancel the import", event -> delete(dataSet)));
        ProgressBar progress = new ProgressBar(0, 1, dataSet.progress());
        progress.getElement().setAttribute("aria-label", "Import");
        Paragraph words =
                new Paragraph(
                        "%d %% checked, %s good so far. You can leave this page: it goes on."
                                .formatted(
                                        Math.round(100 * dataSet.progress()),
                                        Wording.count(dataSet.images(), "image", "images")));
        content.add(new Panel("Checking the images", progress, words));
    }

    private void showFailure(DataSet dataSet) {
        actions(overview("Upload again"), deletion(dataSet));
        Refusal failure = dataSet.failure();
        Panel panel = new Panel("No data set came of this");
        panel.addClassName("failure");
        panel.add(new Paragraph(failure == null ? "The import failed." : failure.sentence()));
        content.add(panel);
        if (ImportReportPanel.isWorthShowing(dataSet)) {
            content.add(new ImportReportPanel(dataSet));
        }
    }

    private void showQuestion(DataSet dataSet) {
        actions();
        content.add(new Question(dataSet, () -> accept(dataSet), () -> delete(dataSet)));
        showContent(dataSet);
    }

    private void showImages(DataSet dataSet) {
        Button train = new Button("Train on this", VaadinIcon.PLAY.create(), e -> train(dataSet));
        train.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button images =
                new Button(
                        "Choose images",
                        VaadinIcon.CHECK_SQUARE_O.create(),
                        event ->
                                getUI().ifPresent(ui ->
                                        ui.navigate("datasets/" + dataSet.id() + "/images")));
        actions(train, images, deletion(dataSet));
        content.add(advice);
        advise(dataSet);
        showContent(dataSet);
    }

    private void advise(DataSet dataSet) {
        advice.removeAll();
        looking.start(advice, () -> findings(dataSet), found -> advice.add(new AdvicePanel(found)));
    }

    private Curation.Findings findings(DataSet dataSet) {
        try {
            return curation.findings(dataSet.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void showContent(DataSet dataSet) {
        if (ImportReportPanel.isWorthShowing(dataSet)) {
            content.add(new ImportReportPanel(dataSet));
        }
        if (!dataSet.labels().isEmpty()) {
            content.add(new LabelCounts(dataSet));
        }
        content.add(new Preview(dataSet, curation.kept(dataSet.id()), labels(dataSet)));
    }

    private Labels labels(DataSet dataSet) {
        try {
            return dataSets.labels(dataSet.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String facts(DataSet dataSet) {
        String how =
                "%s, background %s"
                                .formatted(
                                        dataSet.settings().fit().title(),
                                        dataSet.settings().background().value())
                        + (dataSet.settings().scaling() == Scaling.NEAREST ? ", hard edges" : "");
        if (dataSet.images() == 0 || dataSet.state() == DataSet.State.IMPORTING) {
            return how;
        }
        return "%s · %s · %s"
                .formatted(
                        Wording.count(dataSet.images(), "image", "images"),
                        how,
                        Wording.bytes(dataSets.size(dataSet.id())));
    }

    private Component overview(String text) {
        return new Button(text, event -> getUI().ifPresent(ui -> ui.navigate(DataSetsView.class)));
    }

    private Component deletion(DataSet dataSet) {
        Button button =
                new Button("Delete", event -> new Deletion(dataSet, () -> delete(dataSet)).open());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        return button;
    }

    private void delete(DataSet dataSet) {
        Notice.refusals(() -> {
            dataSets.delete(dataSet.id());
            getUI().ifPresent(ui -> ui.navigate(DataSetsView.class));
        });
    }

    private void accept(DataSet dataSet) {
        Notice.refusals(() -> dataSets.accept(dataSet.id()));
        show(find());
    }

    private void train(DataSet dataSet) {
        QueryParameters query = QueryParameters.of("dataset", dataSet.id().toString());
        getUI().ifPresent(ui -> ui.navigate("runs/new", query));
    }
}
