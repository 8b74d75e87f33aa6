package loom.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.sampling.Latent;
import loom.explore.Explorer;
import loom.export.Artwork;
import org.jspecify.annotations.Nullable;

/** What to draw: either pictures of a seed, or those of given latents. */
record ImagesRequest(
        @Schema(description = "gives the same pictures every time", example = "7")
                @Nullable Long seed,
        @Schema(description = "how many of the seed, 1 if left out", example = "16")
                @Nullable Integer count,
        @Schema(description = "0.1 to 4, smaller is tamer; left out: latents as they come")
                @Nullable Double truncation,
        @Schema(description = "name of one that the model knows; left out: all in turn")
                @JsonProperty("class")
                @Nullable String ofClass,
        @Schema(description = "instead of a seed: one list of numbers for each picture")
                float @Nullable [] @Nullable [] latents) {

    List<Artwork> draw(Explorer explorer, UUID model) {
        if ((seed == null) == (latents == null)) {
            throw new RefusedException(
                    seed == null
                            ? "neither seed nor latents were given"
                            : "seed and latents came together",
                    "pictures are drawn from a seed or from latents",
                    "give one of the two");
        }
        if (seed != null) {
            return explorer.ofSeed(
                    model,
                    seed,
                    count == null ? 1 : count,
                    truncation,
                    explorer.classNumber(model, ofClass));
        }
        Checked.noGaps("latents", Arrays.asList(latents));
        List<Latent> all =
                Checked.value(
                        () -> Arrays.stream(latents).map(Latent::new).toList(),
                        "give each latent as a list of numbers");
        if (all.isEmpty()) {
            throw new RefusedException(
                    "the list of latents is empty", "at least one is drawn", "give a latent");
        }
        return explorer.ofLatents(model, all);
    }
}
