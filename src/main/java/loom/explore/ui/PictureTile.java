package loom.explore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import java.util.function.Consumer;
import loom.base.ui.Thumbnail;
import loom.export.Artwork;
import loom.export.PngFile;

/** A picture on the sheet: press it to choose it, or save it, or ask for more like it. */
class PictureTile extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Artwork artwork;
    private final String name;
    private final NativeButton picture = new NativeButton();
    private final Button save = new Button(VaadinIcon.BOOKMARK_O.create());
    private boolean chosen;
    private boolean saving;
    private boolean saved;

    PictureTile(Artwork artwork, int number) {
        this.artwork = artwork;
        name = "Picture " + number;
        addClassName("picture-tile");
        picture.addClassName("picture-tile-picture");
        picture.add(new Thumbnail(PngFile.dataUrl(artwork.picture()), ""));
        Div tools = new Div(save);
        tools.addClassName("picture-tile-tools");
        add(picture, tools);
        describe();
    }

    Artwork artwork() {
        return artwork;
    }

    boolean isChosen() {
        return chosen;
    }

    boolean isSaved() {
        return saved;
    }

    void choose(boolean choose) {
        chosen = choose;
        describe();
    }

    /** False once saving it was asked for, so that nothing is saved twice. */
    boolean canBeSaved() {
        return !saving && !saved;
    }

    boolean isSaving() {
        return saving;
    }

    void beginSaving() {
        saving = true;
        describe();
    }

    /** Saving it came to nothing: the person may try again. */
    void saveAgain() {
        saving = false;
        describe();
    }

    void markSaved() {
        saving = false;
        saved = true;
        describe();
    }

    void onPress(Consumer<PictureTile> listener) {
        picture.addClickListener(event -> listener.accept(this));
    }

    void onSave(Consumer<PictureTile> listener) {
        save.addClickListener(event -> listener.accept(this));
    }

    private void describe() {
        setClassName("chosen", chosen);
        setClassName("saved", saved);
        picture.setAriaLabel(saved ? name + ", saved" : name);
        picture.getElement().setAttribute("aria-pressed", String.valueOf(chosen));
        save.setEnabled(canBeSaved());
        save.setIcon((saved ? VaadinIcon.CHECK : VaadinIcon.BOOKMARK_O).create());
        save.setAriaLabel(
                saved ? name + " is in the gallery" : "Save " + name.toLowerCase(Locale.ENGLISH));
        save.setTooltipText(saved ? "In the gallery" : "Save to the gallery");
    }
}
