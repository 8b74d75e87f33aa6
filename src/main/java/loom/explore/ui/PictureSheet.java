package loom.explore.ui;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loom.base.ui.PictureGrid;
import loom.export.Artwork;

/** The sheet of pictures that a model drew, and which of them are chosen. */
class Sheet extends Div {
    private static final long serialVersionUID = 1L;

    private final PictureGrid grid = new PictureGrid();
    private final transient List<Sketch> sketches = new ArrayList<>();
    private final transient Runnable choiceChanged;
    private final transient Consumer<List<Sketch>> save;

    /**
     * @param choiceChanged called whenever other pictures are chosen
     * @param save called with pictures to keep
     */
    Sheet(Runnable choiceChanged, Consumer<List<Sketch>> save) {
        this.choiceChanged = choiceChanged;
        this.save = save;
        addClassName("sheet");
        add(grid);
    }

    void show(List<Artwork> artworks, int columns) {
        sketches.clear();
        for (Artwork artwork : artworks) {
            Sketch sketch = new Sketch(artwork, sketches.size() + 1);
            sketch.onPress(this::press);
            sketch.onSave(it -> save.accept(List.of(it)));
            sketches.add(sketch);
        }
        grid.columns(columns).show(sketches);
        getElement().setAttribute("data-columns", String.valueOf(columns));
        choiceChanged.run();
    }

    List<Sketch> chosen() {
        return sketches.stream().filter(Sketch::isChosen).toList();
    }

    void chooseNothing() {
        unchoose(sketches);
    }

    void unchoose(List<Sketch> some) {
        some.forEach(sketch -> sketch.choose(false));
        choiceChanged.run();
    }

    private void press(Sketch sketch) {
        sketch.choose(!sketch.isChosen());
        choiceChanged.run();
    }
}
