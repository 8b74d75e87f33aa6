package loom.gallery;

import java.time.Instant;
import java.util.UUID;
import loom.account.Owned;
import loom.account.Owner;

/**
 * A piece as a list shows it: cheap to read, as the latent stays where it is.
 *
 * @param title in a few words, as {@link loom.export.Lineage#title}
 * @param created when it was kept
 */
public record PieceGlimpse(
        UUID id, Owner owner, String title, String modelHash, boolean favourite, Instant created)
        implements Owned {}
