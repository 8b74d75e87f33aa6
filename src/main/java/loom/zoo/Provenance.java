package loom.zoo;

import java.time.Instant;
import java.util.UUID;
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
 */
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
        Instant trained) {

    /** The same for another studio, which does not have the run. */
    Provenance elsewhere() {
        return new Provenance(
                null,
                preset,
                seed,
                epochs,
                steps,
                batchSize,
                precision,
                dataSet,
                dataSetHash,
                images,
                trained);
    }
}
