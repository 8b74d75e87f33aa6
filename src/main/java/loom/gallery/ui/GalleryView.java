package loom.gallery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import loom.base.Wording;
import loom.base.ui.EmptyState;
import loom.base.ui.Notice;
import loom.base.ui.Page;
import loom.base.ui.PictureGrid;
import loom.base.ui.Updates;
import loom.gallery.Gallery;
import loom.gallery.PieceExports;
import loom.gallery.PieceFilter;
import loom.gallery.PieceGlimpse;
import loom.work.FileJobs;
import loom.work.ui.FileDialog;

/** The kept pieces, newest first. Press one to see it large, or choose several. */
@Route("gallery")
@PageTitle("Gallery")
@Menu(title = "Gallery", order = 3, icon = "vaadin:picture")
@StyleSheet("art.css")
class GalleryView extends Page {
    private static final long serialVersionUID = 1L;

    /** A browser scrolls this many pictures smoothly; the rest waits for a button. */
    private static final int PAGE = 300;

    private final transient Gallery gallery;
    private final transient PieceExports exports;
    private final transient FileJobs jobs;
    private final transient Updates updates;
    private final Button favourites = new Button("Favourites", VaadinIcon.HEART_O.create());
    private final Button choose = new Button("Choose", VaadinIcon.CHECK_SQUARE_O.create());
    private final PictureGrid grid = new PictureGrid();
    private final Div content = new Div(grid);
    private final Div choice = new Div();
    private final transient Set<UUID> chosen = new LinkedHashSet<>();
    private transient PiecePages pieces;
    private boolean onlyFavourites;
    private boolean choosing;
    private int shown = PAGE;

    GalleryView(Gallery gallery, PieceExports exports, FileJobs jobs, Updates updates) {
        super("Gallery", "The pieces you kept. Each remembers how to be drawn again.");
        this.gallery = gallery;
        this.exports = exports;
        this.jobs = jobs;
        this.updates = updates;
        pieces = new PiecePages(gallery, PieceFilter.ALL, PAGE);
        grid.addClassName("gallery-grid");
        choice.addClassName("choice");
        choice.getElement().setAttribute("role", "status");
        favourites.addClickListener(event -> {
            onlyFavourites = !onlyFavourites;
            load();
        });
        choose.addClickListener(event -> choosing(!choosing));
        actions(favourites, choose);
        add(content, choice);
        load();
    }

    private void load() {
        PieceFilter filter = onlyFavourites ? PieceFilter.FAVOURITES : PieceFilter.ALL;
        pieces = new PiecePages(gallery, filter, PAGE);
        boolean isEmpty = gallery.count(PieceFilter.ALL) == 0;
        favourites.getElement().setAttribute("aria-pressed", String.valueOf(onlyFavourites));
        favourites.setIcon((onlyFavourites ? VaadinIcon.HEART : VaadinIcon.HEART_O).create());
        favourites.setVisible(!isEmpty);
        choose.setVisible(!isEmpty);
        if (!chosen.isEmpty()) {
            chosen.retainAll(Set.copyOf(gallery.ids(filter)));
        }
        draw();
    }

    private void draw() {
        content.removeAll();
        if (pieces.count() == 0) {
            content.add(onlyFavourites ? noFavourites() : noPieces());
        } else {
            List<PieceTile> tiles = new ArrayList<>();
            List<PieceGlimpse> first = pieces.first(shown);
            for (int i = 0; i < first.size(); i++) {
                tiles.add(tile(first.get(i), i));
            }
            grid.show(tiles);
            content.add(grid);
            if (shown < pieces.count()) {
                content.add(more());
            }
        }
        describeChoice();
    }

    private PieceTile tile(PieceGlimpse piece, int place) {
        PieceTile tile = new PieceTile(piece);
        if (choosing) {
            tile.choose(chosen.contains(piece.id()));
        }
        tile.onPress(() -> press(tile, piece.id(), place));
        return tile;
    }

    private void press(PieceTile tile, UUID id, int place) {
        if (!choosing) {
            new Lightbox(gallery, updates, pieces, place, this::load).open();
            return;
        }
        boolean added = chosen.add(id);
        if (!added) {
            chosen.remove(id);
        }
        tile.choose(added);
        describeChoice();
    }

    private void choosing(boolean now) {
        choosing = now;
        chosen.clear();
        choose.setText(now ? "Done choosing" : "Choose");
        draw();
    }

    private void describeChoice() {
        choice.removeAll();
        choice.setVisible(choosing);
        if (!choosing) {
            return;
        }
        if (chosen.isEmpty()) {
            choice.add(new Span("Press the pieces you mean"));
            choice.add(new Button("Choose all", event -> chooseAll()));
            return;
        }
        String count = Wording.count(chosen.size(), "piece", "pieces");
        Button journey = new Button("Journey", VaadinIcon.ROAD.create(), event -> journey());
        journey.setEnabled(chosen.size() > 1);
        Button delete = new Button("Delete", VaadinIcon.TRASH.create(), event -> confirmDelete());
        choice.add(new Span(count), zip(), journey, delete);
    }

    private void chooseAll() {
        chosen.addAll(gallery.ids(onlyFavourites ? PieceFilter.FAVOURITES : PieceFilter.ALL));
        draw();
    }

    private Button zip() {
        Button zip = new Button("ZIP", VaadinIcon.DOWNLOAD.create(), event -> order());
        zip.addThemeVariants(ButtonVariant.PRIMARY);
        zip.setAriaLabel("Pack the chosen pieces as a ZIP");
        return zip;
    }

    private void order() {
        Notice.refusals(() -> new FileDialog(jobs, updates, exports.zip(chosen)).open());
    }

    private void journey() {
        UI.getCurrent()
                .navigate(
                        "journeys",
                        new QueryParameters(
                                Map.of("piece", chosen.stream().map(UUID::toString).toList())));
    }

    private void confirmDelete() {
        String count = Wording.count(chosen.size(), "piece", "pieces");
        ConfirmDialog question =
                new ConfirmDialog(
                        "Delete " + count + "?",
                        "They are gone for good. The model can draw them again only from the"
                                + " lineage that a downloaded PNG carries.",
                        "Delete",
                        event -> delete());
        question.setConfirmButtonTheme("primary error");
        question.setCancelable(true);
        question.open();
    }

    private void delete() {
        int count = chosen.size();
        gallery.delete(Set.copyOf(chosen));
        choosing(false);
        load();
        Notice.done(Wording.count(count, "piece", "pieces") + " deleted");
    }

    private Button more() {
        Button more = new Button("Show more", event -> showMore());
        more.addClassName("show-more");
        return more;
    }

    private void showMore() {
        shown += PAGE;
        draw();
    }

    private static EmptyState noPieces() {
        Button explore = new Button("Explore", event -> UI.getCurrent().navigate(""));
        explore.addThemeVariants(ButtonVariant.PRIMARY);
        return new EmptyState(
                VaadinIcon.PICTURE,
                "Nothing kept yet",
                "Pictures that you save on the Explore page hang here.",
                explore);
    }

    private static EmptyState noFavourites() {
        return new EmptyState(
                VaadinIcon.HEART_O,
                "No favourites yet",
                "Open a piece and make it a favourite; then this filter shows it.");
    }
}
