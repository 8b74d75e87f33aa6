package loom.api;

import java.util.List;
import java.util.UUID;
import loom.engine.quality.Prdc;
import loom.engine.quality.QualityAlarm;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.RunHistory;
import org.jspecify.annotations.Nullable;

/**
 * How good a run's pictures are.
 *
 * @param epochs those at whose end it was measured, in order
 * @param best the epoch of the highest score, where there is none of the smallest distance; null
 *     until one was measured
 * @param alarms those that ring now
 */
record RunQuality(List<Measure> epochs, @Nullable Measure best, List<Alarm> alarms) {
    static RunQuality of(UUID run, RunHistory history) {
        return new RunQuality(
                history.quality(run).stream().map(Measure::of).toList(),
                history.best(run).map(Measure::of).orElse(null),
                history.alarms(run).stream().map(Alarm::of).toList());
    }

    /**
     * The fields are those of {@link loom.engine.quality.Quality}.
     *
     * @param likeness how pictures lie among real ones; null where that was not measured
     * @param step the last one of the epoch
     */
    record Measure(
            int epoch,
            long step,
            double distance,
            double floor,
            double diversity,
            double nearest,
            @Nullable Likeness likeness) {
        static Measure of(EpochQuality it) {
            return new Measure(
                    it.epoch(),
                    it.step(),
                    it.quality().distance(),
                    it.quality().floor(),
                    it.quality().diversity(),
                    it.quality().nearest(),
                    Likeness.of(it.quality().prdc()));
        }
    }

    /** The fields are those of {@link Prdc}. */
    record Likeness(
            double score,
            double realScore,
            double coverage,
            double recall,
            double precision,
            double density) {
        static @Nullable Likeness of(@Nullable Prdc it) {
            return it == null
                    ? null
                    : new Likeness(
                            it.score(),
                            it.realScore(),
                            it.coverage(),
                            it.recall(),
                            it.precision(),
                            it.density());
        }
    }

    /** What may have gone wrong, in words for a person. */
    record Alarm(String name, String title, String explanation, String remedy) {
        static Alarm of(QualityAlarm it) {
            return new Alarm(it.name(), it.title(), it.explanation(), it.remedy());
        }
    }
}
