package loom.zoo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import loom.account.Owned;
import loom.account.Owner;
import loom.engine.network.GanArchitecture;

/**
 * What is known about a model.
 *
 * @param contentHash SHA-256 of architecture and weights: two models of one hash draw the same
 * @param bundled whether it came with the program
 */
public record ModelCard(
        UUID id,
        @JsonIgnore Owner owner,
        String name,
        String contentHash,
        GanArchitecture architecture,
        Provenance provenance,
        boolean bundled,
        Instant created)
        implements Owned {}
