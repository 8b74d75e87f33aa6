package loom.gallery;

import java.time.Instant;
import java.util.UUID;
import loom.account.Owned;
import loom.account.Owner;
import loom.export.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * A kept picture.
 *
 * @param model the model that drew it; null if it was unknown here. It may be deleted since
 * @param size side in pixels
 * @param channels 1 for grey, 3 for RGB
 * @param created when it was kept
 */
public record Piece(
        UUID id,
        Owner owner,
        Lineage lineage,
        @Nullable UUID model,
        int size,
        int channels,
        boolean favourite,
        Instant created)
        implements Owned {

    /** What a list shows of it. */
    public PieceGlimpse glimpse() {
        return new PieceGlimpse(
                id, owner, lineage.title(), lineage.modelHash(), favourite, created);
    }
}
