package loom.gallery;

import loom.base.RefusedException;

/** A piece cannot be drawn again: its model was deleted (HTTP 409). */
public class ModelGoneException extends RefusedException {
    private static final long serialVersionUID = 1L;

    ModelGoneException(Piece piece) {
        super(
                "the model %s, which drew this piece, is no longer here"
                        .formatted(piece.lineage().modelName()),
                "a piece is drawn again by a model of the same weights, whatever its name",
                "bring that model back, or keep the picture as it is");
    }
}
