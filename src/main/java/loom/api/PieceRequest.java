package loom.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.sampling.Latent;
import loom.explore.Explorer;
import loom.export.Artwork;
import org.jspecify.annotations.Nullable;

/** A piece to draw and keep: one of a seed, or that of a latent. */
record PieceRequest(
        @Nullable UUID model,
        @Nullable Long seed,
        @Schema(description = "which picture of the seed, from 0; 0 if left out")
                @Nullable Integer index,
        @Schema(description = "0.1 to 4; left out: the latent as it comes")
                @Nullable Double truncation,
        @Schema(description = "name of one that the model knows; left out: that of the index")
                @JsonProperty("class")
                @Nullable String ofClass,
        @Schema(description = "instead of a seed") float @Nullable [] latent) {

    Artwork draw(Explorer explorer) {
        if (model == null) {
            throw new RefusedException(
                    "no model was given", "a piece is drawn by a model", "give the model's id");
        }
        if ((seed == null) == (latent == null)) {
            throw new RefusedException(
                    seed == null
                            ? "neither seed nor latent was given"
                            : "seed and latent came together",
                    "a piece is drawn from a seed or from a latent",
                    "give one of the two");
        }
        if (seed != null) {
            return explorer.ofSeedAt(
                    model,
                    seed,
                    index == null ? 0 : index,
                    truncation,
                    explorer.classNumber(model, ofClass));
        }
        Latent point =
                Checked.value(() -> new Latent(latent), "give the latent as a list of numbers");
        return explorer.ofLatents(model, List.of(point)).getFirst();
    }
}
