package loom.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import loom.training.Run;
import loom.training.RunProgress;
import loom.training.RunSettings;
import loom.training.RunState;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API tells it.
 *
 * @param etaSeconds time left; null unless it is running
 * @param lossD of the last step, in nats; null before the first step, as lossG
 * @param model what it made; null until it is finished or stopped
 * @param failure why there is no model
 * @param samples for how many epochs there is a grid of samples
 */
record RunDescription(
        UUID id,
        String name,
        UUID dataset,
        String datasetName,
        String preset,
        int imageSize,
        String colour,
        int batchSize,
        long seed,
        String device,
        String precision,
        RunState state,
        int epoch,
        int epochs,
        long step,
        long steps,
        double imagesPerSecond,
        @Nullable Long etaSeconds,
        @Nullable Double lossD,
        @Nullable Double lossG,
        int samples,
        @Nullable UUID model,
        @Nullable String failure,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended) {
    static RunDescription of(Run run) {
        RunSettings settings = run.settings();
        RunProgress progress = run.progress();
        return new RunDescription(
                run.id(),
                run.name(),
                settings.dataSet(),
                run.dataSetName(),
                settings.preset(),
                settings.imageSize(),
                settings.colour().name().toLowerCase(Locale.ROOT),
                settings.batchSize(),
                settings.seed(),
                settings.device(),
                settings.precision().name().toLowerCase(Locale.ROOT),
                run.state(),
                progress.epoch(),
                progress.epochs(),
                progress.step(),
                progress.steps(),
                progress.imagesPerSecond(),
                run.eta().map(Duration::toSeconds).orElse(null),
                progress.lossD(),
                progress.lossG(),
                progress.samples(),
                run.model(),
                run.failure(),
                run.created(),
                run.started(),
                run.ended());
    }
}
