package loom.export;

import java.time.Instant;
import loom.engine.sampling.Latent;
import org.jspecify.annotations.Nullable;

/**
 * Where a picture comes from: all that is needed to draw the same pixels again.
 *
 * @param modelHash content hash of the model, which tells models apart whatever they are called
 * @param modelName what the model was called at the time
 * @param latent the point that the model drew
 * @param seed the seed that gave the latent; null for a latent found in another way
 * @param index which of the seed's latents it is, from 0; null exactly if the seed is
 * @param truncation how the seed's latent was tamed; null for not at all
 * @param programVersion the version of Latent Loom that drew it
 */
public record Lineage(
        String modelHash,
        String modelName,
        Latent latent,
        @Nullable Long seed,
        @Nullable Integer index,
        @Nullable Double truncation,
        String programVersion,
        Instant created) {

    public Lineage {
        if ((seed == null) != (index == null)) {
            throw new IllegalArgumentException(
                    "seed and index come together, were %s and %s".formatted(seed, index));
        }
        if (index != null && index < 0) {
            throw new IllegalArgumentException("an index starts at 0, was " + index);
        }
    }

    /** The piece in a few words, for titles and file names: {@code Ikat, seed 7, no. 3}. */
    public String title() {
        return title(modelName, seed, index);
    }

    /** The same for who knows no more of a piece than this. */
    public static String title(String modelName, @Nullable Long seed, @Nullable Integer index) {
        return seed == null || index == null
                ? modelName
                : "%s, seed %d, no. %d".formatted(modelName, seed, index + 1);
    }
}
