package loom.explore.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loom.engine.sampling.Latent;
import loom.explore.Explorer;
import loom.export.Artwork;
import loom.export.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * What the page asks a model to draw.
 *
 * @param columns as many rows as columns are drawn
 * @param ofClass number of the class to draw; null for all in turn
 * @param centre draw this and its neighbours instead of the seed's own pictures
 * @param partner draw all mixes of this and the centre instead
 */
record SheetRequest(
        UUID model,
        long seed,
        int columns,
        @Nullable Double truncation,
        @Nullable Integer ofClass,
        @Nullable Lineage centre,
        @Nullable Lineage partner) {

    static final int FEWEST_COLUMNS = 2;
    static final int MOST_COLUMNS = 10;
    static final int USUAL_COLUMNS = 4;

    /** Two rows of four: the upper one with the outline of the centre. */
    private static final int MIX_COLUMNS = 4;

    /** Pictures side by side. */
    int shownColumns() {
        return partner == null ? columns : MIX_COLUMNS;
    }

    List<Artwork> draw(Explorer explorer) {
        int count = columns * columns;
        if (centre == null) {
            return explorer.ofSeed(model, seed, count, truncation, ofClass);
        }
        Latent latent = centre.latent();
        if (partner != null) {
            return explorer.mixes(model, latent, partner.latent());
        }
        return explorer.neighbours(model, latent, seed, count);
    }

    /** The address that shows the same again; a sheet of neighbours has none of its own. */
    QueryParameters address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("model", model.toString());
        parameters.put("seed", String.valueOf(seed));
        parameters.put("grid", String.valueOf(columns));
        if (truncation != null) {
            parameters.put("truncation", truncation.toString());
        }
        if (ofClass != null) {
            parameters.put("class", ofClass.toString());
        }
        return QueryParameters.simple(parameters);
    }
}
