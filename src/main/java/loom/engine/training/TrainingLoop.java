package loom.engine.training;

import java.io.IOException;
import loom.engine.quality.Quality;

/** One stretch of a run, from a snapshot to its end, a pause or a stop. Used once. */
final class TrainingLoop {
    private final StepRunner runner;
    private final BatchLoader feed;
    private final EpochEvaluator exam;
    private final Checkpoints checkpoints;
    private final TrainingListener listener;

    /**
     * @param runner holds the state that the stretch begins with
     */
    TrainingLoop(
            StepRunner runner,
            BatchLoader feed,
            EpochEvaluator exam,
            Checkpoints checkpoints,
            TrainingListener listener) {
        this.runner = runner;
        this.feed = feed;
        this.exam = exam;
        this.checkpoints = checkpoints;
        this.listener = listener;
    }

    /**
     * @param start where the stretch begins
     * @param steps of the whole run
     */
    TrainingOutcome run(Progress start, long steps) throws IOException {
        Progress progress = start;
        try (Prefetch batches = new Prefetch(feed, steps)) {
            for (long step = start.step() + 1; step <= steps; step++) {
                Command command = listener.nextCommand();
                if (command != Command.CONTINUE) {
                    return leave(command, progress);
                }
                long begin = System.nanoTime();
                StepRunner.Losses losses = runner.run(step, batches.take(step));
                if (!losses.isFinite()) {
                    return new TrainingOutcome.Diverged(step);
                }
                double seconds = (System.nanoTime() - begin) * 1e-9;
                listener.onStep(losses.report(step, feed.epoch(step), feed.batch() / seconds));
                progress = progress.at(step, runner.augmentation());
                if (feed.isLastOfEpoch(step)) {
                    progress = endEpoch(progress, steps);
                } else if (checkpoints.isDue()) {
                    listener.beforeCheckpoint();
                    checkpoints.save(snapshot(progress));
                }
            }
            return new TrainingOutcome.Finished(
                    Math.max(start.step(), steps), exam.model(progress.step()));
        } catch (NotFiniteException e) {
            return new TrainingOutcome.Diverged(e.step());
        }
    }

    private Progress endEpoch(Progress before, long steps) throws IOException {
        GanSnapshot snapshot = snapshot(before);
        long step = before.step();
        int epoch = feed.epoch(step);
        EpochReport report = exam.report(epoch, step, step == steps);
        Quality quality = report.quality();
        Progress after =
                quality == null ? before : before.withBest(before.best().or(epoch, quality));
        listener.onEpoch(report);
        checkpoints.endEpoch(snapshot.at(after), epoch, step == steps);
        return after;
    }

    private TrainingOutcome leave(Command command, Progress progress) throws IOException {
        checkpoints.save(snapshot(progress));
        return command == Command.PAUSE
                ? new TrainingOutcome.Paused(progress.step())
                : new TrainingOutcome.Stopped(progress.step(), exam.model(progress.step()));
    }

    private GanSnapshot snapshot(Progress progress) {
        GanSnapshot snapshot = runner.state().snapshot(progress);
        if (!snapshot.isFinite()) {
            throw new NotFiniteException(progress.step());
        }
        return snapshot;
    }

    /** A weight left the finite numbers; what was saved before is kept. */
    private static final class NotFiniteException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long step;

        NotFiniteException(long step) {
            super("a weight is not finite after step " + step);
            this.step = step;
        }

        long step() {
            return step;
        }
    }
}
