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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import loom.gallery.Gallery;
import loom.gallery.Piece;

/** One piece large, with where it comes from and where to go with it; arrow keys turn the pages. */
class Lightbox extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Gallery gallery;
    private final transient List<Piece> pieces;
    private final transient Runnable changed;
    private final Image picture = new Image();
    private final Div facts = new Div();
    private final Div actions = new Div();
    private final Span place = new Span();
    private final Button previous = button(VaadinIcon.ANGLE_LEFT, "Previous piece");
    private final Button next = button(VaadinIcon.ANGLE_RIGHT, "Next piece");
    private int at;

    /**
     * @param pieces those to turn through
     * @param at which of them to show first
     * @param changed called after the person changed a piece
     */
    Lightbox(Gallery gallery, List<Piece> pieces, int at, Runnable changed) {
        this.gallery = gallery;
        this.pieces = pieces;
        this.at = at;
        this.changed = changed;
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
        Div side = new Div(facts, actions);
        side.addClassName("lightbox-side");
        Div content = new Div(picture, side);
        content.addClassName("lightbox-content");
        add(content);
        show();
    }

    private void turn(int by) {
        at = Math.clamp(at + by, 0, pieces.size() - 1);
        show();
    }

    private void show() {
        Piece piece = current();
        String title = piece.lineage().title();
        setHeaderTitle(title);
        picture.setSrc(PieceTile.address(piece));
        picture.setAlt(title);
        place.setText("%d of %d".formatted(at + 1, pieces.size()));
        previous.setEnabled(at > 0);
        next.setEnabled(at < pieces.size() - 1);
        facts.removeAll();
        facts.add(new PieceFacts(piece, gallery.modelOf(piece)));
        actions.removeAll();
        actions.add(favourite(piece), download(piece));
        if (gallery.modelOf(piece).isPresent()) {
            actions.add(
                    way("Use in a journey", VaadinIcon.ROAD, "journeys", piece),
                    way("More like this", VaadinIcon.MAGIC, "", piece));
        }
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
                        PieceTile.address(piece) + "?download=true",
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

    /** As it is now: it may have become a favourite since the list was made. */
    private Piece current() {
        Piece listed = pieces.get(at);
        return gallery.find(listed.id()).orElse(listed);
    }

    private static Button button(VaadinIcon icon, String label) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }
}
