package loom.explore.ui;

import com.vaadin.flow.component.button.Button;
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
import loom.export.Artwork;
import loom.export.FilmFile;
import loom.export.FilmForm;
import loom.export.FilmFormat;
import loom.export.Frames;
import loom.export.PieceZip;
import loom.export.PngFile;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;

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
    private final transient Gallery gallery;
    private final transient List<ModelCard> models;
    private final LatestOnlyTask drawing;
    private final LatestOnlyTask exampleDrawing;
    private final OneByOneTask seedDrawing;
    private final Select<ModelCard> model = new Select<>();
    private final IntegerField seed = new IntegerField();
    private final KeyframeStrip strip = new KeyframeStrip(this::redraw);
    private final JourneySettings settings = new JourneySettings(this::redraw, this::offerFiles);
    private final FramePlayer player = new FramePlayer();
    private final Paragraph summary = new Paragraph();
    private final DownloadLink gif = new DownloadLink("Download GIF").primary();
    private final DownloadLink png = new DownloadLink("Download strip");
    private transient List<Artwork> frames = List.of();
    private boolean example;

    JourneysView(ModelZoo zoo, Explorer explorer, Gallery gallery, Updates updates) {
        super("Journeys", "Walk from piece to piece, and take the walk away as a GIF or a strip.");
        this.explorer = explorer;
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
        actions(gif, png);
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
            frames = List.of();
            player.setVisible(false);
            summary.setText(
                    keyframes.isEmpty()
                            ? "Add two keyframes: pieces of the gallery, or seeds."
                            : "Add one more keyframe to walk to.");
            offerFiles();
            return;
        }
        try {
            Journey journey = settings.journey(model.getValue().id(), keyframes);
            drawing.start(player, () -> Reel.of(explorer.frames(journey)), this::show);
        } catch (RefusedException e) {
            Notice.problem(e.refusal().sentence());
        }
    }

    private void show(Reel reel) {
        frames = reel.frames();
        int side = frames.getFirst().picture().size();
        player.setVisible(true);
        player.show(reel.packed(), frames.size(), side);
        settings.describeSizes(side);
        summary.setText(
                "%s of %d × %d"
                        .formatted(Wording.count(frames.size(), "frame", "frames"), side, side));
        offerFiles();
    }

    /** Each file is made from the frames as they are now, whatever the page shows by then. */
    private void offerFiles() {
        player.framesPerSecond(settings.framesPerSecond());
        List<Artwork> now = frames;
        if (now.isEmpty()) {
            gif.nothing();
            png.nothing();
            return;
        }
        int speed = settings.framesPerSecond();
        int scale = settings.scale();
        String name = PieceZip.fileName(now.getFirst().lineage().modelName() + " journey");
        gif.offer(
                name + ".gif",
                "image/gif",
                out ->
                        FilmFile.write(
                                out,
                                Frames.of(now.stream().map(Artwork::picture).toList()),
                                new FilmForm(FilmFormat.GIF, speed, scale, false),
                                done -> {}));
        png.offer(name + ".png", "image/png", out -> PngFile.writeSheet(out, now, now.size()));
    }

    private record Reel(List<Artwork> frames, byte[] packed) {
        static Reel of(List<Artwork> frames) {
            return new Reel(
                    frames, FramePlayer.pack(frames.stream().map(Artwork::picture).toList()));
        }
    }
}
