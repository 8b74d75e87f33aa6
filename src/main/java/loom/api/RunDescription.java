package loom.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import loom.engine.quality.Prdc;
import loom.engine.quality.QualityAlarm;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.RunHistory;
import loom.training.run.Run;
import loom.training.run.RunProgress;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.training.run.WarmStart;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API tells it.
 *
 * @param etaSeconds time left; null unless it is running
 * @param lossD of the last step; null before the first step, as lossG
 * @param model what it made; null until it is finished or stopped
 * @param failure why there is no model
 * @param samples for how many epochs there is a grid of samples
 * @param bestEpoch the one with the best pictures; null until that was measured
 * @param distance of the best epoch; lower is better
 * @param score of the best epoch, 0 to 1; higher is better; null where it was not measured
 * @param alarms names of those that ring now
 * @param origin what it began from; null if it began from nothing
 * @param note what the studio changed about it by itself
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
        @Nullable Integer bestEpoch,
        @Nullable Double distance,
        @Nullable Double score,
        List<String> alarms,
        @Nullable OriginDescription origin,
        @Nullable String note,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended) {
    static RunDescription of(Run run, RunHistory history) {
        return all(List.of(run), history).getFirst();
    }

    static List<RunDescription> all(List<Run> runs, RunHistory history) {
        Map<UUID, RunHistory.Standing> standings = history.standings(runs);
        return runs.stream()
                .map(run -> of(run, Objects.requireNonNull(standings.get(run.id()))))
                .toList();
    }

    private static RunDescription of(Run run, RunHistory.Standing standing) {
        RunSettings settings = run.settings();
        Optional<EpochQuality> best = standing.best();
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
                best.map(EpochQuality::epoch).orElse(null),
                best.map(it -> it.quality().distance()).orElse(null),
                best.map(it -> it.quality().prdc()).map(Prdc::score).orElse(null),
                standing.alarms().stream().map(QualityAlarm::name).toList(),
                OriginDescription.of(run),
                run.note(),
                run.created(),
                run.started(),
                run.ended());
    }

    /**
     * @param epoch of the run; 0 for what was its last checkpoint
     * @param name of the run or model when this one began
     */
    record OriginDescription(
            @Nullable UUID run, int epoch, @Nullable UUID model, @Nullable String name) {
        static @Nullable OriginDescription of(Run it) {
            WarmStart origin = it.settings().origin();
            return origin == null
                    ? null
                    : new OriginDescription(
                            origin.run(), origin.epoch(), origin.model(), it.originName());
        }
    }
}
