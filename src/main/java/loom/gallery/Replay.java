package loom.gallery;

import loom.export.Artwork;

/**
 * A piece drawn again from its latent.
 *
 * @param differing how many values of pixels are not those of the kept picture; 0 unless the file
 *     was changed, or another processor rounds differently
 */
public record Replay(Artwork artwork, int differing) {
    public boolean isSame() {
        return differing == 0;
    }
}
