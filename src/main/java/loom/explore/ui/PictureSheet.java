package loom.explore.ui;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loom.base.ui.PictureGrid;
import loom.export.Artwork;

/** The sheet of pictures that a model drew, and which of them are chosen. */
class PictureSheet extends Div {
    private static final long serialVersionUID = 1L;

    private final PictureGrid grid = new PictureGrid();
    private final transient List<PictureTile> tiles = new ArrayList<>();
    private final transient Runnable choiceChanged;
    private final transient Consumer<List<PictureTile>> save;

    /**
     * @param choiceChanged called whenever other pictures are chosen
     * @param save called with pictures to keep
     */
    PictureSheet(Runnable choiceChanged, Consumer<List<PictureTile>> save) {
        this.choiceChanged = choiceChanged;
        this.save = save;
        addClassName("sheet");
        add(grid);
    }

    void show(List<Artwork> artworks, int columns) {
        tiles.clear();
        for (Artwork artwork : artworks) {
            PictureTile tile = new PictureTile(artwork, tiles.size() + 1);
            tile.onPress(this::press);
            tile.onSave(it -> save.accept(List.of(it)));
            tiles.add(tile);
        }
        grid.columns(columns).show(tiles);
        getElement().setAttribute("data-columns", String.valueOf(columns));
        choiceChanged.run();
    }

    List<PictureTile> chosen() {
        return tiles.stream().filter(PictureTile::isChosen).toList();
    }

    void chooseNothing() {
        unchoose(tiles);
    }

    void unchoose(List<PictureTile> some) {
        some.forEach(tile -> tile.choose(false));
        choiceChanged.run();
    }

    private void press(PictureTile tile) {
        tile.choose(!tile.isChosen());
        choiceChanged.run();
    }
}
