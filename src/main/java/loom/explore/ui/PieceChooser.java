package loom.explore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import loom.base.Wording;
import loom.base.ui.PictureGrid;
import loom.base.ui.Thumbnail;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.gallery.PieceFilter;
import loom.gallery.PieceGlimpse;
import loom.zoo.ModelCard;
import org.jspecify.annotations.Nullable;

/** Lets the person pick gallery pieces as keyframes, in the order of picking. */
class PieceChooser extends Dialog {
    private static final long serialVersionUID = 1L;

    /** A browser scrolls this many pictures smoothly; the rest waits for a button. */
    private static final int PAGE = 300;

    private final transient Gallery gallery;
    private final transient PieceFilter filter;
    private final transient Set<UUID> picked = new LinkedHashSet<>();
    private final transient List<NativeButton> tiles = new ArrayList<>();
    private final PictureGrid grid = new PictureGrid();
    private final Button add = new Button("Add");
    private final Button more = new Button("Show more", event -> showMore());
    private transient @Nullable PieceGlimpse last;

    /** Pieces of other models are left out, and the dialog says so. */
    PieceChooser(Gallery gallery, ModelCard model, Consumer<List<Piece>> chosen) {
        this.gallery = gallery;
        filter = PieceFilter.ofModel(model.contentHash());
        setHeaderTitle("Pieces of " + model.name());
        setWidth("min(46rem, 94vw)");
        int fitting = gallery.count(filter);
        int others = gallery.count(PieceFilter.ALL) - fitting;
        if (others > 0) {
            add(
                    new Paragraph(
                            "%s of other models left out: a journey walks through the latents of one model."
                                    .formatted(Wording.count(others, "piece", "pieces"))));
        }
        if (fitting == 0) {
            add(
                    new Paragraph(
                            "No piece of this model is in the gallery yet. Save some on the Explore page, or add seeds."));
        }
        more.addClassName("show-more");
        add(grid, more);
        showMore();
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setEnabled(false);
        add.addClickListener(event -> {
            close();
            chosen.accept(gallery.findAll(picked));
        });
        getFooter().add(new Button("Cancel", event -> close()), add);
    }

    private void showMore() {
        List<PieceGlimpse> page = gallery.page(filter, last, PAGE);
        page.forEach(piece -> tiles.add(tile(piece)));
        grid.show(tiles);
        if (!page.isEmpty()) {
            last = page.getLast();
        }
        more.setVisible(page.size() == PAGE);
    }

    private NativeButton tile(PieceGlimpse piece) {
        NativeButton tile = new NativeButton();
        tile.addClassName("pick");
        tile.add(new Thumbnail("api/v1/pieces/" + piece.id() + ".png", ""));
        tile.setAriaLabel(piece.title());
        tile.getElement().setAttribute("aria-pressed", "false");
        tile.addClickListener(event -> {
            boolean added = picked.add(piece.id());
            if (!added) {
                picked.remove(piece.id());
            }
            tile.setClassName("chosen", added);
            tile.getElement().setAttribute("aria-pressed", String.valueOf(added));
            add.setEnabled(!picked.isEmpty());
            add.setText(picked.isEmpty() ? "Add" : "Add " + picked.size());
        });
        return tile;
    }
}
