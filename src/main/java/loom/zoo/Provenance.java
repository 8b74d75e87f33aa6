package loom.zoo;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import loom.engine.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from: enough to train it again.
 *
 * @param run the run of this studio that made it; null for a model that came with the program
 * @param preset id of the recipe
 * @param epochs epochs done, which may be fewer than were planned
 * @param precision the precision that training in fact used
 * @param dataSet name of the data set
 * @param dataSetHash SHA-256 of its images, in lower-case hexadecimal
 * @param images how many images it held
 * @param recipe how it learned; null in cards from before that was noted
 * @param origin name of the run or model that training began from; null if from nothing, or in
 *     cards from before that was noted
 */
@RecordBuilder
public record Provenance(
        @Nullable UUID run,
        String preset,
        long seed,
        int epochs,
        long steps,
        int batchSize,
        String precision,
        String dataSet,
        String dataSetHash,
        int images,
        Instant trained,
        @Nullable Recipe recipe,
        @Nullable String origin)
        implements ProvenanceBuilder.With {

    /** The same for another studio, which does not have the run. */
    Provenance elsewhere() {
        return withRun(null);
    }
}
