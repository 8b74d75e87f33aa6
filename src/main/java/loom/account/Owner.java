package loom.account;

import java.util.UUID;

/** Whose a thing is. */
public record Owner(UUID id) {
    /**
     * The only one while the studio has no accounts; what was made before there were owners, and
     * what came with the studio, is theirs too.
     */
    public static final Owner LOCAL =
            new Owner(UUID.fromString("00000000-0000-0000-0000-000000000001"));
}
