package loom.gallery;

import org.jspecify.annotations.Nullable;

/**
 * Which pieces of the gallery are meant.
 *
 * @param favourites only those
 * @param modelHash only those of the model; null for all
 */
public record PieceFilter(boolean favourites, @Nullable String modelHash) {
    public static final PieceFilter ALL = new PieceFilter(false, null);
    public static final PieceFilter FAVOURITES = new PieceFilter(true, null);

    /** The pieces that a model can draw again. */
    public static PieceFilter ofModel(String modelHash) {
        return new PieceFilter(false, modelHash);
    }
}
