package loom.explore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import loom.base.Wording;
import loom.base.ui.PictureGrid;
import loom.base.ui.Thumbnail;
import loom.gallery.Piece;
import loom.zoo.ModelCard;

/** Lets the person pick gallery pieces as keyframes, in the order of picking. */
class PieceChooser extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Set<Piece> picked = new LinkedHashSet<>();
    private final Button add = new Button("Add");

    /**
     * @param pieces all of the gallery; those of other models are left out, and the dialog says so
     */
    PieceChooser(List<Piece> pieces, ModelCard model, Consumer<List<Piece>> chosen) {
        setHeaderTitle("Pieces of " + model.name());
        setWidth("min(46rem, 94vw)");
        List<Piece> fitting =
                pieces.stream()
                        .filter(piece -> piece.lineage().modelHash().equals(model.contentHash()))
                        .toList();
        int others = pieces.size() - fitting.size();
        if (others > 0) {
            add(
                    new Paragraph(
                            "%s of other models left out: a journey walks through the latents of one model."
                                    .formatted(Wording.count(others, "piece", "pieces"))));
        }
        if (fitting.isEmpty()) {
            add(
                    new Paragraph(
                            "No piece of this model is in the gallery yet. Save some on the Explore page, or add seeds."));
        }
        PictureGrid grid = new PictureGrid();
        grid.show(fitting.stream().map(this::tile).toList());
        add(grid);
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setEnabled(false);
        add.addClickListener(event -> {
            close();
            chosen.accept(List.copyOf(picked));
        });
        getFooter().add(new Button("Cancel", event -> close()), add);
    }

    private NativeButton tile(Piece piece) {
        NativeButton tile = new NativeButton();
        tile.addClassName("pick");
        tile.add(new Thumbnail("api/v1/pieces/" + piece.id() + ".png", ""));
        tile.setAriaLabel(piece.lineage().title());
        tile.getElement().setAttribute("aria-pressed", "false");
        tile.addClickListener(event -> {
            boolean added = picked.add(piece);
            if (!added) {
                picked.remove(piece);
            }
            tile.setClassName("chosen", added);
            tile.getElement().setAttribute("aria-pressed", String.valueOf(added));
            add.setEnabled(!picked.isEmpty());
            add.setText(picked.isEmpty() ? "Add" : "Add " + picked.size());
        });
        return tile;
    }
}
