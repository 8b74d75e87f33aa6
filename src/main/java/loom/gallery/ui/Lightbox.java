package loom.gallery.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import java.util.Optional;
import loom.base.Wording;
import loom.base.ui.LatestOnlyTask;
import loom.base.ui.Thumbnail;
import loom.base.ui.Updates;
import loom.engine.sampling.Picture;
import loom.export.PngFile;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.gallery.PieceGlimpse;
import loom.gallery.Replay;
import loom.zoo.ModelCard;

/** One piece large, with where it comes from and where to go with it; arrow keys turn the pages. */
class Lightbox extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Gallery gallery;
    private final transient PiecePages pieces;
    private final transient Runnable changed;
    private final Image picture = new Image();
    private final Div facts = new Div();
    private final Div actions = new Div();
    private final Div replayed = new Div();
    private final LatestOnlyTask drawing;
    private final Span place = new Span();
    private final Button previous = button(VaadinIcon.ANGLE_LEFT, "Previous piece");
    private final Button next = button(VaadinIcon.ANGLE_RIGHT, "Next piece");
    private int at;

    /**
     * @param pieces those to turn through
     * @param at which of them to show first
     * @param changed called after the person changed a piece
     */
    Lightbox(Gallery gallery, Updates updates, PiecePages pieces, int at, Runnable changed) {
        this.gallery = gallery;
        this.pieces = pieces;
        this.at = at;
        this.changed = changed;
        drawing =
                new LatestOnlyTask(
                        updates, "Drawing the piece again", "The piece could not be drawn again");
        replayed.addClassName("replayed");
        replayed.getElement().setAttribute("role", "status");
        addClassName("lightbox");
        picture.addClassName("lightbox-picture");
        actions.addClassName("lightbox-actions");
        place.addClassName("quiet");
        previous.addClickListener(event -> turn(-1));
        next.addClickListener(event -> turn(1));
        Shortcuts.addShortcutListener(this, () -> turn(-1), Key.ARROW_LEFT).listenOn(this);
        Shortcuts.addShortcutListener(this, () -> turn(1), Key.ARROW_RIGHT).listenOn(this);
        Button close = button(VaadinIcon.CLOSE, "Close");
        close.addClickListener(event -> close());
        Div tools = new Div(place, previous, next, close);
        tools.addClassName("lightbox-tools");
        getHeader().add(tools);
        Div side = new Div(facts, actions, drawing, replayed);
        side.addClassName("lightbox-side");
        Div content = new Div(picture, side);
        content.addClassName("lightbox-content");
        add(content);
        show();
    }

    private void turn(int by) {
        at = Math.clamp(at + by, 0, pieces.count() - 1);
        show();
    }

    private void show() {
        drawing.cancel();
        replayed.removeAll();
        pieces.at(at).ifPresent(this::show);
    }

    private void show(PieceGlimpse glimpse) {
        String title = glimpse.title();
        setHeaderTitle(title);
        picture.setSrc(PieceTile.address(glimpse.id()));
        picture.setAlt(title);
        place.setText("%d of %d".formatted(at + 1, pieces.count()));
        previous.setEnabled(at > 0);
        next.setEnabled(at < pieces.count() - 1);
        facts.removeAll();
        actions.removeAll();
        gallery.find(glimpse.id())
                .ifPresentOrElse(
                        this::describe,
                        () -> facts.add(new Paragraph("This piece was deleted meanwhile.")));
    }

    private void describe(Piece piece) {
        Optional<ModelCard> model = gallery.modelOf(piece);
        facts.add(new PieceFacts(piece, model));
        actions.add(favourite(piece), download(piece));
        if (model.isPresent()) {
            actions.add(
                    new Button(
                            "Draw again", VaadinIcon.REFRESH.create(), event -> drawAgain(piece)),
                    way("Use in a journey", VaadinIcon.ROAD, "journeys", piece),
                    way("More like this", VaadinIcon.MAGIC, "", piece));
        }
    }

    /** The promise of every piece, kept before the person's eyes. */
    private void drawAgain(Piece piece) {
        drawing.start(replayed, () -> gallery.replay(piece.id()), this::show);
    }

    private void show(Replay replay) {
        Picture picture = replay.artwork().picture();
        int values = picture.pixels().length;
        String words =
                replay.isSame()
                        ? "Drawn again just now: the same picture, all %s values of its pixels."
                                .formatted(Wording.number(values))
                        : "Drawn again just now: %s of %s values of its pixels differ from the kept picture. Another processor may round differently; else the file was changed."
                                .formatted(
                                        Wording.number(replay.differing()), Wording.number(values));
        replayed.removeAll();
        replayed.add(new Thumbnail(PngFile.dataUrl(picture), "Drawn again"), new Span(words));
        replayed.scrollIntoView(); // on a phone it lies below the window
    }

    private Button favourite(Piece piece) {
        Button button =
                new Button(
                        piece.favourite() ? "Favourite" : "Make a favourite",
                        (piece.favourite() ? VaadinIcon.HEART : VaadinIcon.HEART_O).create());
        button.getElement().setAttribute("aria-pressed", String.valueOf(piece.favourite()));
        if (piece.favourite()) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        button.addClickListener(event -> {
            gallery.favour(piece.id(), !piece.favourite());
            changed.run();
            show();
        });
        return button;
    }

    private static Anchor download(Piece piece) {
        Anchor link =
                new Anchor(
                        PieceTile.address(piece.id()) + "?download=true",
                        VaadinIcon.DOWNLOAD.create(),
                        new Span("Download PNG"));
        link.addClassName("button-link");
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", "");
        return link;
    }

    private Button way(String text, VaadinIcon icon, String page, Piece piece) {
        return new Button(
                text,
                icon.create(),
                event -> {
                    close();
                    UI.getCurrent()
                            .navigate(page, QueryParameters.of("piece", piece.id().toString()));
                });
    }

    private static Button button(VaadinIcon icon, String label) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
