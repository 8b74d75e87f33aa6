package loom.training.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import loom.account.Owned;
import loom.account.Owner;
import loom.base.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * One training of one network on one data set.
 *
 * @param dataSetName as it was when the run was made; the data set may be gone since
 * @param dataSetHash content hash of the images that it trains on; null for a run from before data
 *     sets had versions, which trains on all that were imported
 * @param wish what was asked of it and not yet done
 * @param model what it made, once it is over
 * @param failure why there is no model, in words for a person
 * @param originName name of the run or model that it began from; null if it began from nothing
 * @param note what the studio changed about it by itself, in words for a person
 * @param started when its first worker began
 * @param ended when it came to rest for good
 * @param attempt how often a worker has begun it
 */
public record Run(
        UUID id,
        Owner owner,
        RunSettings settings,
        String dataSetName,
        @Nullable String dataSetHash,
        RunState state,
        @Nullable Wish wish,
        RunProgress progress,
        @Nullable UUID model,
        @Nullable String failure,
        @Nullable String originName,
        @Nullable String note,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        int attempt)
        implements Owned {

    /** A run that nobody has worked on yet. */
    public static Run waiting(
            UUID id,
            Owner owner,
            RunSettings settings,
            String dataSetName,
            @Nullable String dataSetHash,
            long steps,
            @Nullable String originName,
            Instant created) {
        return new Run(
                id,
                owner,
                settings,
                dataSetName,
                dataSetHash,
                RunState.QUEUED,
                null,
                RunProgress.none(settings.epochs(), steps),
                null,
                null,
                originName,
                null,
                created,
                null,
                null,
                0);
    }

    /** For an id that no run has, or none that may be seen. */
    public static RefusedException unknown(UUID id) {
        return new RefusedException(
                "there is no run " + id, "runs are those on the Train page", "choose one of them");
    }

    public String name() {
        return settings.name();
    }

    /** Time left at the present speed; empty unless it is running and its speed is known. */
    public Optional<Duration> eta() {
        if (state != RunState.RUNNING || !(progress.imagesPerSecond() > 0)) {
            return Optional.empty();
        }
        double images = (double) (progress.steps() - progress.step()) * settings.batchSize();
        return Optional.of(Duration.ofMillis((long) (1000 * images / progress.imagesPerSecond())));
    }

    /**
     * Says no to what this run's state does not allow.
     *
     * @param allowed the rule
     * @param remedy what to do
     */
    public RefusedException refused(String allowed, String remedy) {
        return new RefusedException(
                "the run \"" + name() + "\" is " + state.name().toLowerCase(Locale.ROOT),
                allowed,
                remedy);
    }
}
