package loom.explore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import loom.base.RefusedException;
import loom.base.Wording;
import loom.base.ui.EmptyState;
import loom.base.ui.LatestOnlyTask;
import loom.base.ui.Notice;
import loom.base.ui.OneByOneTask;
import loom.base.ui.Page;
import loom.base.ui.Panel;
import loom.base.ui.Updates;
import loom.explore.Explorer;
import loom.explore.Journey;
import loom.explore.JourneyExports;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.work.FileJobs;
import loom.work.ui.FileDialog;
import loom.work.ui.FilmDialog;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.jspecify.annotations.Nullable;

/**
 * Journeys between pieces. Opens with one between seeds, so that there is something to see at once;
 * the person's first own keyframe replaces that example. Longer than most classes because the page
 * has one state that all its parts share: the keyframes.
 */
@Route("journeys")
@PageTitle("Journeys")
@Menu(title = "Journeys", order = 4, icon = "vaadin:road")
@StyleSheet("art.css")
class JourneysView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final long EXAMPLE_SEEDS = 3;

    private final transient Explorer explorer;
    private final transient JourneyExports exports;
    private final transient FileJobs jobs;
    private final transient Updates updates;
    private final transient Gallery gallery;
    private final transient List<ModelCard> models;
    private final LatestOnlyTask drawing;
    private final LatestOnlyTask exampleDrawing;
    private final OneByOneTask seedDrawing;
    private final Select<ModelCard> model = new Select<>();
    private final IntegerField seed = new IntegerField();
    private final KeyframeStrip strip = new KeyframeStrip(this::redraw);
    private final JourneySettings settings = new JourneySettings(this::redraw, this::playAtSpeed);
    private final FramePlayer player = new FramePlayer();
    private final Paragraph summary = new Paragraph();
    private final Button film =
            new Button("Save as film", VaadinIcon.FILM.create(), event -> film());
    private final Button png =
            new Button("Save as strip", VaadinIcon.DOWNLOAD.create(), event -> strip());
    private transient @Nullable Journey journey;
    private transient @Nullable JourneyPreview preview;
    private boolean example;

    JourneysView(
            ModelZoo zoo,
            Explorer explorer,
            JourneyExports exports,
            Gallery gallery,
            FileJobs jobs,
            Updates updates) {
        super("Journeys", "Walk from piece to piece, and take the walk away as a film or a strip.");
        this.explorer = explorer;
        this.exports = exports;
        this.jobs = jobs;
        this.updates = updates;
        this.gallery = gallery;
        drawing =
                new LatestOnlyTask(
                        updates, "Drawing the journey", "The journey could not be drawn");
        exampleDrawing =
                new LatestOnlyTask(updates, "Drawing an example", "The example could not be drawn");
        seedDrawing =
                new OneByOneTask(
                        updates, "Drawing the keyframes", "The keyframe could not be drawn");
        models = zoo.all().stream().sorted(Comparator.comparing(ModelCard::bundled)).toList();
        if (models.isEmpty()) {
            add(
                    new EmptyState(
                            VaadinIcon.ROAD,
                            "No model yet",
                            "A journey walks through what a model has learned. Train one first."));
            return;
        }
        model.setLabel("Model");
        model.setItems(models);
        model.setItemLabelGenerator(ModelCard::name);
        model.setValue(models.getFirst());
        model.addClassName("control-model");
        model.setTooltipText("A journey walks through the latents of one model");
        model.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                showExample();
            }
        });
        summary.addClassName("quiet");
        summary.getElement().setAttribute("role", "status");
        Div stage = new Div(player, drawing, summary);
        stage.addClassName("stage");
        Div work = new Div(stage, new Div(keyframePanel(), new Panel("Walk", settings)));
        work.addClassName("journey");
        film.addThemeVariants(ButtonVariant.PRIMARY);
        actions(film, png);
        show(null, null);
        add(work);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (models.isEmpty()) {
            return;
        }
        List<Piece> pieces =
                gallery.findAll(
                        event.getLocation().getQueryParameters().getParameters("piece").stream()
                                .map(Page::id)
                                .flatMap(Optional::stream)
                                .toList());
        if (pieces.isEmpty()) {
            showExample();
        } else {
            showPieces(pieces);
        }
    }

    private Panel keyframePanel() {
        Button fromGallery =
                new Button("Add pieces", VaadinIcon.PICTURE.create(), event -> chooseFromGallery());
        seed.setPlaceholder("Seed");
        seed.setAriaLabel("Seed");
        seed.setMin(0);
        Button bySeed = new Button("Add seed", event -> addSeed());
        Button clear = new Button("Clear", event -> clear());
        Div tools = new Div(model, fromGallery, seed, bySeed, clear);
        tools.addClassName("controls");
        return new Panel("Keyframes", tools, exampleDrawing, seedDrawing, strip);
    }

    private void showExample() {
        ModelCard card = model.getValue();
        strip.clear();
        drawing.cancel();
        seedDrawing.forget(); // those would be latents of another model
        exampleDrawing.start(
                strip,
                () ->
                        LongStream.rangeClosed(1, EXAMPLE_SEEDS)
                                .mapToObj(it -> explorer.ofSeedAt(card.id(), it, 0, null))
                                .map(Keyframe::of)
                                .toList(),
                keyframes -> {
                    strip.clear();
                    strip.add(keyframes);
                    example = true;
                    redraw();
                });
    }

    private void showPieces(List<Piece> pieces) {
        String hash = pieces.getFirst().lineage().modelHash();
        models.stream()
                .filter(card -> card.contentHash().equals(hash))
                .findFirst()
                .ifPresentOrElse(
                        card -> {
                            model.setValue(card);
                            addPieces(pieces);
                        },
                        () -> {
                            Notice.problem(
                                    "The model %s, which drew these pieces, is no longer here."
                                            .formatted(pieces.getFirst().lineage().modelName()));
                            showExample();
                        });
    }

    private void chooseFromGallery() {
        new PieceChooser(gallery, model.getValue(), this::addPieces).open();
    }

    private void addPieces(List<Piece> pieces) {
        String hash = model.getValue().contentHash();
        List<Keyframe> fitting =
                pieces.stream()
                        .filter(piece -> piece.lineage().modelHash().equals(hash))
                        .map(Keyframe::of)
                        .toList();
        int others = pieces.size() - fitting.size();
        if (others > 0) {
            Notice.problem(
                    "%s left out: a journey walks through the latents of one model, here %s."
                            .formatted(
                                    Wording.count(others, "piece was", "pieces were"),
                                    model.getValue().name()));
        }
        addKeyframes(fitting);
    }

    private void addSeed() {
        Integer number = seed.getValue();
        if (number == null || number < 0) {
            Notice.problem("The seed is empty. A seed is a whole number from 0. Type one.");
            return;
        }
        UUID id = model.getValue().id();
        seed.clear();
        seedDrawing.start(
                strip,
                () -> Keyframe.of(explorer.ofSeedAt(id, number, 0, null)),
                keyframe -> addKeyframes(List.of(keyframe)),
                () -> seed.setValue(number));
    }

    private void addKeyframes(List<Keyframe> keyframes) {
        if (example) {
            strip.clear();
        }
        exampleDrawing.cancel();
        example = false;
        strip.add(keyframes);
        redraw();
    }

    private void clear() {
        exampleDrawing.cancel();
        seedDrawing.forget();
        example = false;
        strip.clear();
        redraw();
    }

    private void redraw() {
        List<Keyframe> keyframes = strip.keyframes();
        if (keyframes.size() < 2) {
            drawing.cancel(); // what arrives late must not bring the journey back
            show(null, null);
            summary.setText(
                    keyframes.isEmpty()
                            ? "Add two keyframes: pieces of the gallery, or seeds."
                            : "Add one more keyframe to walk to.");
            return;
        }
        try {
            Journey wanted = settings.journey(model.getValue().id(), keyframes);
            drawing.start(
                    player,
                    () -> JourneyPreview.of(explorer, wanted),
                    drawn -> show(wanted, drawn));
        } catch (RefusedException e) {
            Notice.problem(e.refusal().sentence());
        }
    }

    private void show(@Nullable Journey drawn, @Nullable JourneyPreview of) {
        journey = drawn;
        preview = of;
        player.setVisible(of != null);
        film.setEnabled(of != null);
        png.setEnabled(of != null && of.count() <= Journey.MAX_SHORT);
        if (of == null) {
            return;
        }
        player.show(of.packed(), of.shown(), of.size());
        playAtSpeed();
        String words =
                "%s of %d × %d"
                        .formatted(
                                Wording.count(of.count(), "frame", "frames"), of.size(), of.size());
        summary.setText(
                of.shown() == of.count()
                        ? words
                        : words + "; the preview shows %d of them".formatted(of.shown()));
    }

    private void playAtSpeed() {
        if (preview != null) {
            player.framesPerSecond(preview.framesPerSecond(settings.framesPerSecond()));
        }
    }

    private void film() {
        Journey now = journey;
        if (now != null && preview != null) {
            new FilmDialog(
                            "The journey as a film",
                            now.frameCount(),
                            preview.size(),
                            settings.framesPerSecond(),
                            form -> exports.film(now, form),
                            jobs,
                            updates)
                    .open();
        }
    }

    private void strip() {
        Journey now = journey;
        if (now != null) {
            Notice.refusals(() -> new FileDialog(jobs, updates, exports.strip(now)).open());
        }
    }
}
