package loom.explore.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import java.util.Comparator;
import java.util.List;
import loom.base.Wording;
import loom.base.ui.EmptyState;
import loom.base.ui.LatestOnlyTask;
import loom.base.ui.Notice;
import loom.base.ui.OneByOneTask;
import loom.base.ui.Page;
import loom.base.ui.Updates;
import loom.explore.Explorer;
import loom.export.Artwork;
import loom.export.Lineage;
import loom.export.PieceZip;
import loom.export.PngFile;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.jspecify.annotations.Nullable;

/** The home page: a model draws at once, and every seed is another sheet. */
@Route("")
@RouteAlias("explore")
@PageTitle("Explore")
@Menu(title = "Explore", order = 1, icon = "vaadin:magic")
@StyleSheet("art.css")
class ExploreView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;
    private static final String PNG = "image/png";

    private final transient Explorer explorer;
    private final transient Gallery gallery;
    private final LatestOnlyTask drawing;
    private final OneByOneTask saving;
    private final DownloadLink download = new DownloadLink("Download sheet");
    private final Div neighbours = new Div();
    private final Div choice = new Div();
    private final PictureSheet sheet = new PictureSheet(this::describeChoice, this::save);
    private final @Nullable SheetControls controls;
    private transient @Nullable Lineage centre;
    private transient @Nullable Lineage partner;

    ExploreView(ModelZoo zoo, Explorer explorer, Gallery gallery, Updates updates) {
        super("Explore", "Every seed is another sheet of pictures. Keep the ones you like.");
        this.explorer = explorer;
        this.gallery = gallery;
        drawing =
                new LatestOnlyTask(
                        updates, "Drawing the pictures", "The pictures could not be drawn");
        saving = new OneByOneTask(updates, "Saving the pieces", "The pieces could not be saved");
        List<ModelCard> models =
                zoo.all().stream().sorted(Comparator.comparing(ModelCard::bundled)).toList();
        if (models.isEmpty()) {
            controls = null;
            add(nothingToDraw());
            return;
        }
        controls = new SheetControls(models, this::newSeed, this::redraw);
        neighbours.addClassName("neighbours");
        choice.addClassName("choice");
        choice.getElement().setAttribute("role", "status");
        actions(download);
        add(controls, neighbours, drawing, saving, sheet, choice);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (controls == null) {
            return;
        }
        controls.read(event.getLocation().getQueryParameters());
        centre = null;
        partner = null;
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("piece")
                .flatMap(Page::id)
                .flatMap(gallery::find)
                .ifPresent(piece -> centreOn(controls, piece));
        draw(controls);
    }

    private void centreOn(SheetControls controls, Piece piece) {
        gallery.modelOf(piece)
                .ifPresentOrElse(
                        model -> {
                            controls.model(model.id());
                            centre = piece.lineage();
                        },
                        () ->
                                Notice.problem(
                                        "The model %s, which drew this piece, is no longer here."
                                                .formatted(piece.lineage().modelName())));
    }

    private void newSeed() {
        if (controls == null) {
            return;
        }
        partner = null;
        controls.newSeed();
        draw(controls);
    }

    /** The person changed a control: a sheet of neighbours stays one only for the same model. */
    private void redraw() {
        if (controls == null) {
            return;
        }
        ModelCard model = controls.model();
        if (centre != null && model != null && !centre.modelHash().equals(model.contentHash())) {
            centre = null;
            partner = null;
        }
        draw(controls);
    }

    private void draw(SheetControls controls) {
        ModelCard model = controls.model();
        if (model == null) {
            return;
        }
        SheetRequest request =
                new SheetRequest(
                        model.id(),
                        controls.seed(),
                        controls.columns(),
                        controls.truncation(),
                        controls.ofClass(),
                        centre,
                        partner);
        drawing.start(sheet, () -> request.draw(explorer), artworks -> show(request, artworks));
    }

    private void show(SheetRequest request, List<Artwork> artworks) {
        sheet.show(artworks, request.shownColumns());
        Lineage first = artworks.getFirst().lineage();
        download.offer(
                PieceZip.fileName(first.modelName() + ", seed " + request.seed()) + ".png",
                PNG,
                out -> PngFile.writeSheet(out, artworks, request.shownColumns()));
        describeNeighbours();
        if (request.centre() == null) {
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location("", request.address()));
        }
    }

    private void moreLike(Lineage lineage) {
        centre = lineage;
        newSeed();
    }

    private void mix(Lineage one, Lineage other) {
        centre = one;
        partner = other;
        redraw();
    }

    /** Each picture is saved for itself: what goes wrong with one must not save another twice. */
    private void save(List<PictureTile> tiles) {
        List<PictureTile> fresh = tiles.stream().filter(PictureTile::canBeSaved).toList();
        fresh.forEach(PictureTile::beginSaving);
        sheet.unchoose(tiles);
        for (PictureTile tile : fresh) {
            saving.start(
                    sheet,
                    () -> gallery.save(tile.artwork()),
                    piece -> {
                        tile.markSaved();
                        describeSaved(fresh);
                    },
                    () -> {
                        tile.saveAgain();
                        describeSaved(fresh);
                    });
        }
    }

    /** Once the last of them is saved, or is not. */
    private static void describeSaved(List<PictureTile> together) {
        long count = together.stream().filter(PictureTile::isSaved).count();
        if (count > 0 && together.stream().noneMatch(PictureTile::isSaving)) {
            Notice.done(Wording.count(count, "piece", "pieces") + " in the gallery");
        }
    }

    private void describeNeighbours() {
        neighbours.removeAll();
        Lineage middle = centre;
        neighbours.setVisible(middle != null);
        if (middle == null) {
            return;
        }
        Button back = new Button("Back to seeds", event -> backToSeeds());
        neighbours.add(
                new Span(
                        partner == null
                                ? "The first picture is %s, the others are near it"
                                        .formatted(middle.title())
                                : "Mixed from the first picture and the last: outline from row to row,"
                                        + " shapes from left to right half, colours from picture"
                                        + " to picture"),
                back);
    }

    private void backToSeeds() {
        centre = null;
        partner = null;
        redraw();
    }

    private void describeChoice() {
        List<PictureTile> chosen = sheet.chosen();
        choice.removeAll();
        choice.setVisible(!chosen.isEmpty());
        if (chosen.isEmpty()) {
            return;
        }
        Button keep =
                new Button(
                        "Save " + Wording.count(chosen.size(), "piece", "pieces"),
                        VaadinIcon.BOOKMARK.create(),
                        event -> save(chosen));
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        choice.add(keep);
        if (chosen.size() == 1) {
            choice.add(
                    new Button(
                            "More like this",
                            VaadinIcon.MAGIC.create(),
                            event -> moreLike(chosen.getFirst().artwork().lineage())));
        }
        if (chosen.size() == 2 && canMix()) {
            choice.add(
                    new Button(
                            "Mix their styles",
                            VaadinIcon.RANDOM.create(),
                            event ->
                                    mix(
                                            chosen.getFirst().artwork().lineage(),
                                            chosen.getLast().artwork().lineage())));
        }
        choice.add(new Button("Clear", event -> sheet.chooseNothing()));
    }

    private boolean canMix() {
        ModelCard model = controls == null ? null : controls.model();
        return model != null && model.architecture().hasStyles();
    }

    private static EmptyState nothingToDraw() {
        Button train = new Button("Train a model", event -> UI.getCurrent().navigate("runs/new"));
        train.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                VaadinIcon.MAGIC,
                "No model yet",
                "A model draws the pictures here. Train one on your own images; it appears on this"
                        + " page as soon as its first epoch is done.",
                train);
    }
}
