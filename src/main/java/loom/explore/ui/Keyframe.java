package loom.explore.ui;

import loom.engine.sampling.Latent;
import loom.export.Artwork;
import loom.export.Lineage;
import loom.export.PngFile;
import loom.gallery.Piece;

/** A picture that a journey passes through. */
record Keyframe(Latent latent, String title, String pictureUrl) {
    static Keyframe of(Piece piece) {
        return new Keyframe(
                piece.lineage().latent(),
                title(piece.lineage()),
                "api/v1/pieces/" + piece.id() + ".png");
    }

    static Keyframe of(Artwork artwork) {
        return new Keyframe(
                artwork.lineage().latent(),
                title(artwork.lineage()),
                PngFile.dataUrl(artwork.picture()));
    }

    /** Without the model's name: a journey has one model. */
    private static String title(Lineage lineage) {
        Long seed = lineage.seed();
        Integer index = lineage.index();
        return seed == null || index == null
                ? "Neighbour"
                : "Seed %d, no. %d".formatted(seed, index + 1);
    }
}
