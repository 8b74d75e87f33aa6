package loom.explore.ui;

import loom.engine.sampling.Latent;
import loom.export.Artwork;
import loom.export.PngFile;
import loom.gallery.Piece;

/** A picture that a journey passes through. */
record Keyframe(Latent latent, String title, String pictureUrl) {
    static Keyframe of(Piece piece) {
        return new Keyframe(
                piece.lineage().latent(),
                piece.lineage().title(),
                "api/v1/pieces/" + piece.id() + ".png");
    }

    static Keyframe of(Artwork artwork) {
        return new Keyframe(
                artwork.lineage().latent(),
                artwork.lineage().title(),
                PngFile.dataUrl(artwork.picture()));
    }
}
