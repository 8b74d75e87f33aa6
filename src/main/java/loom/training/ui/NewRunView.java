package loom.training.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import loom.base.RefusedException;
import loom.base.Wording;
import loom.base.ui.EmptyState;
import loom.base.ui.Notice;
import loom.base.ui.Page;
import loom.base.ui.Panel;
import loom.base.ui.PictureGrid;
import loom.base.ui.Thumbnail;
import loom.dataset.DataSet;
import loom.dataset.DataSets;
import loom.engine.ComputeDevice;
import loom.engine.MemoryShortage;
import loom.engine.TorchEngine;
import loom.engine.recipe.Preset;
import loom.training.Estimate;
import loom.training.TrainingService;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import loom.training.run.WarmStart;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.jspecify.annotations.Nullable;

/** Where a run begins: what to learn from, how, and how long that will take. */
@Route("runs/new")
@PageTitle("New run")
@StyleSheet("training.css")
class NewRunView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final int PICTURES = 16;

    private final transient TrainingService training;
    private final transient ModelZoo zoo;
    private final List<DataSet> dataSets;
    private final PictureGrid pictures = new PictureGrid().columns(4);
    private final Paragraph time = new Paragraph();
    private final Button start = new Button("Start training", VaadinIcon.PLAY.create());
    private @Nullable RunForm form;
    private transient @Nullable CompletableFuture<Estimate> question;

    NewRunView(TrainingService training, DataSets dataSets, ModelZoo zoo) {
        super("New run", "A network learns the look of your images and then draws its own.");
        this.training = training;
        this.zoo = zoo;
        this.dataSets = dataSets.all().stream().filter(DataSet::isReady).toList();
        if (this.dataSets.isEmpty()) {
            add(nothingToLearnFrom());
            return;
        }
        RunForm fields =
                new RunForm(this.dataSets, zoo.all(), TorchEngine.devices(), this::changed);
        form = fields;
        time.addClassName("run-time");
        time.getElement().setAttribute("role", "status");
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_LARGE);
        start.setDisableOnClick(true);
        start.addClickListener(click -> start(fields));
        Panel choice = new Panel("What the network learns from", pictures, time, start);
        choice.addClassName("run-preview");
        Div columns = new Div(fields, choice);
        columns.addClassName("new-run");
        add(columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (form == null) {
            return;
        }
        RunForm fields = form;
        QueryParameters query = event.getLocation().getQueryParameters();
        Optional<Run> from = id(query, "from").flatMap(training::find);
        Optional<UUID> wanted =
                from.map(run -> run.settings().dataSet()).or(() -> id(query, "dataset"));
        fields.choose(
                dataSets.stream()
                        .filter(it -> wanted.filter(it.id()::equals).isPresent())
                        .findFirst()
                        .orElse(dataSets.getFirst()));
        query.getSingleParameter("recipe").flatMap(NewRunView::preset).ifPresent(fields::choose);
        from.ifPresent(run -> fork(fields, run, query));
        id(query, "model").flatMap(zoo::find).ifPresent(model -> fineTune(fields, model));
    }

    private void fork(RunForm fields, Run run, QueryParameters query) {
        int epoch =
                query.getSingleParameter("epoch")
                        .filter(text -> text.matches("\\d{1,6}"))
                        .map(Integer::parseInt)
                        .orElse(WarmStart.LAST);
        Optional<RecipeAdjustment> cure =
                query.getSingleParameter("cure")
                        .flatMap(name ->
                                Arrays.stream(RecipeAdjustment.values())
                                        .filter(it -> it.name().equals(name))
                                        .findFirst());
        fields.fork(run, epoch, recipe -> cure.map(it -> it.applyTo(recipe)).orElse(recipe));
        describe("Fork of " + run.name(), beginsFrom(WarmStartChoice.of(run, epoch)));
    }

    private void fineTune(RunForm fields, ModelCard model) {
        WarmStartChoice beginning = WarmStartChoice.of(model);
        fields.beginFrom(beginning);
        describe("Fine-tune " + model.name(), beginsFrom(beginning));
    }

    private static String beginsFrom(WarmStartChoice beginning) {
        return "%s: the new run begins with what it has learned.".formatted(beginning.words());
    }

    private static Optional<UUID> id(QueryParameters query, String name) {
        return query.getSingleParameter(name).flatMap(Page::id);
    }

    private static Optional<Preset> preset(String id) {
        return Preset.all().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private void changed() {
        if (form == null) {
            return;
        }
        DataSet chosen = form.chosen();
        if (chosen != null) {
            show(chosen);
        }
        withdraw();
        UI ui = UI.getCurrent();
        try {
            RunSettings settings = form.settings();
            time.setText("Measuring how fast this machine trains it …");
            CompletableFuture<Estimate> asked = training.estimate(settings);
            question = asked;
            asked.whenComplete(
                    (estimate, error) -> ui.access(() -> answer(asked, settings, estimate, error)));
            start.setEnabled(true);
        } catch (RefusedException e) {
            time.setText(e.refusal().sentence());
            start.setEnabled(false);
        }
    }

    /** Measuring takes the processor from whatever trains: only while somebody waits for it. */
    private void withdraw() {
        if (question != null) {
            question.cancel(false);
        }
        question = null;
    }

    @Override
    protected void onDetach(DetachEvent event) {
        withdraw();
    }

    /** An answer to an older question is no longer of interest. */
    private void answer(
            CompletableFuture<Estimate> asked,
            RunSettings settings,
            @Nullable Estimate estimate,
            @Nullable Throwable error) {
        if (asked != question) {
            return;
        }
        time.setText(estimate == null ? words(error) : words(settings, estimate));
    }

    /** Why there is no answer; whoever measured has logged it. */
    private static String words(@Nullable Throwable error) {
        Throwable cause =
                error instanceof CompletionException && error.getCause() != null
                        ? error.getCause()
                        : error;
        if (cause instanceof RefusedException refused) {
            return refused.refusal().sentence();
        }
        if (cause != null && isForWantOfMemory(cause)) {
            return "This machine could not try it: a smaller batch or image size needs less"
                    + " memory.";
        }
        return "This machine could not try it: "
                + (cause == null ? "nothing is known" : cause.getMessage())
                + ". Start the run all the same, or choose another recipe.";
    }

    private static boolean isForWantOfMemory(Throwable cause) {
        return cause instanceof OutOfMemoryError || MemoryShortage.in(cause).isPresent();
    }

    static String words(RunSettings settings, Estimate estimate) {
        String where = settings.device().equals(ComputeDevice.CPU) ? "the processor" : "the GPU";
        return "About %s on %s, at %s."
                .formatted(
                        Wording.duration(estimate.duration()),
                        where,
                        RunFormatter.speed(estimate.imagesPerSecond()));
    }

    private void show(DataSet chosen) {
        pictures.show(
                IntStream.range(0, Math.min(PICTURES, chosen.images()))
                        .mapToObj(i -> new Thumbnail(DataSetPicker.thumbnail(chosen.id(), i), ""))
                        .toList());
    }

    private void start(RunForm fields) {
        Notice.refusals(() -> {
            Run run = training.start(fields.settings());
            UI.getCurrent().navigate(RunView.class, RunView.parameters(run));
        });
        start.setEnabled(true);
    }

    private static EmptyState nothingToLearnFrom() {
        return new EmptyState(
                VaadinIcon.PICTURE,
                "There is nothing to learn from yet",
                "Upload images of one kind first; a zip will do.",
                new Anchor("datasets", "Data sets"));
    }
}
