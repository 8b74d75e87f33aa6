package loom.gallery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.UUID;
import loom.base.ui.Thumbnail;
import loom.gallery.PieceGlimpse;

/** A piece in the gallery's grid. */
class PieceTile extends Div {
    private static final long serialVersionUID = 1L;

    private final NativeButton picture = new NativeButton();

    PieceTile(PieceGlimpse piece) {
        addClassName("picture-tile");
        picture.addClassName("picture-tile-picture");
        picture.add(new Thumbnail(address(piece.id()), ""));
        String title = piece.title();
        picture.setAriaLabel(piece.favourite() ? title + ", favourite" : title);
        add(picture);
        if (piece.favourite()) {
            Icon heart = VaadinIcon.HEART.create();
            heart.addClassName("favourite-mark");
            add(heart);
        }
    }

    void onPress(Runnable listener) {
        picture.addClickListener(event -> listener.run());
    }

    /** Shows the tile as chosen or not; only a page that lets people choose calls it. */
    void choose(boolean chosen) {
        setClassName("chosen", chosen);
        picture.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
    }

    static String address(UUID piece) {
        return "api/v1/pieces/" + piece + ".png";
    }
}
