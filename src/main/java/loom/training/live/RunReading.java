package loom.training.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import loom.engine.quality.QualityAlarm;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.RunHistory;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import loom.training.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one run, read once for all who follow it. The first reading goes through all its
 * steps, later ones through those that are new. Used by one thread at a time.
 */
final class RunReading {
    private final UUID id;
    private final RunRepository runs;
    private final RunHistory history;
    private final CheckpointRetention checkpoints;
    private final RunCurves curves = new RunCurves();

    private @Nullable Run run;
    private long step;
    private List<EpochQuality> quality = List.of();
    private List<KeptCheckpoint> kept = List.of();
    private Set<QualityAlarm> alarms = Set.of();
    private int epochsJudged = -1;
    private long version;
    private @Nullable RunUpdate latest;
    private long latestAfter = -1;

    RunReading(UUID id, RunRepository runs, RunHistory history, CheckpointRetention checkpoints) {
        this.id = id;
        this.runs = runs;
        this.history = history;
        this.checkpoints = checkpoints;
    }

    /** Reads what is new; a run that is gone stays as it was. */
    void refresh() {
        Optional<Run> found = runs.find(id);
        if (found.isEmpty()) {
            return;
        }
        Run now = found.get();
        boolean isNews = !now.equals(run);
        if (hasRestarted(now)) {
            forget();
        }
        run = now;
        try {
            isNews |= readSteps();
            isNews |= readQuality();
            isNews |= judge(now);
            isNews |= readKept();
        } finally {
            // Where the database went away in between, what was read before is told all the same.
            if (isNews) {
                version++;
                latest = null;
            }
        }
    }

    private void forget() {
        curves.clear();
        step = 0;
        quality = List.of();
        epochsJudged = -1;
    }

    /** Rises with everything that is new; 0 before anything is known. */
    long version() {
        return version;
    }

    /** How far the curves are; see {@link #update}. */
    long position() {
        return curves.count();
    }

    /**
     * What a page has to show.
     *
     * @param known how far the curves were that it has drawn; negative for one that draws anew
     */
    RunUpdate update(long known) {
        RunUpdate update = latest;
        if (update == null || latestAfter != known) {
            CurveRows rows = known < 0 ? curves.whole() : curves.after(known);
            Run now = run;
            if (now == null) {
                throw new IllegalStateException("nothing was read yet of run " + id);
            }
            update = new RunUpdate(now, rows, quality, alarms, kept);
            latest = update;
            latestAfter = known;
        }
        return update;
    }

    private boolean readSteps() {
        long before = step;
        history.forEach(
                id,
                step,
                report -> {
                    curves.add(report);
                    step = report.step();
                });
        return step > before;
    }

    private boolean readQuality() {
        List<EpochQuality> more =
                history.quality(id, quality.isEmpty() ? 0 : quality.getLast().step());
        if (more.isEmpty()) {
            return false;
        }
        quality = Stream.concat(quality.stream(), more.stream()).toList();
        epochsJudged = -1;
        return true;
    }

    /** A checkpoint is kept a moment after its epoch was told of: looks each time. */
    private boolean readKept() {
        List<KeptCheckpoint> now = checkpoints.kept(id);
        boolean isNews = !now.equals(kept);
        kept = now;
        return isNews;
    }

    private boolean judge(Run now) {
        if (now.progress().epochsDone() == epochsJudged) {
            return false;
        }
        Set<QualityAlarm> before = alarms;
        alarms = history.alarms(now, quality);
        epochsJudged = now.progress().epochsDone();
        return !alarms.equals(before);
    }

    /**
     * A run that goes on after a kill does the same steps with the same results again: that is
     * none.
     */
    private boolean hasRestarted(Run now) {
        Run before = run;
        return before != null
                && now.progress().step() < before.progress().step()
                && (now.state() != RunState.RUNNING || !now.settings().equals(before.settings()));
    }
}
