package loom.engine.training;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** One stretch of a run, from a snapshot to its end, a pause or a stop. Used once. */
final class TrainingLoop {
    private final TrainingSettings settings;
    private final Clock clock;
    private final ImageSource images;
    private final CheckpointStore checkpoints;
    private final TrainingListener listener;
    private final StepRunner runner;
    private final BatchFeed feed;
    private final CheckpointSchedule schedule;
    private final EpochExam exam;
    private final long steps;

    /**
     * @param runner holds the state that the stretch begins with
     */
    TrainingLoop(
            TrainingSettings settings,
            Clock clock,
            ImageSource images,
            CheckpointStore checkpoints,
            TrainingListener listener,
            StepRunner runner) {
        this.settings = settings;
        this.clock = clock;
        this.images = images;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.runner = runner;
        feed = new BatchFeed(settings, images);
        schedule = new CheckpointSchedule(clock);
        exam = new EpochExam(settings, runner);
        steps = settings.epochs() * GanTrainer.stepsPerEpoch(images.count(), settings.batchSize());
    }

    TrainingOutcome run(Progress start) throws IOException {
        Progress progress = start;
        try (Prefetch batches = new Prefetch(feed, steps)) {
            for (long step = start.step() + 1; step <= steps; step++) {
                Command command = listener.nextCommand();
                if (command != Command.CONTINUE) {
                    return leave(command, progress);
                }
                long begin = System.nanoTime();
                StepRunner.Losses losses =
                        runner.run(start.stepsBefore() + step, batches.take(step));
                if (!losses.isFinite()) {
                    return new TrainingOutcome.Diverged(step);
                }
                double seconds = (System.nanoTime() - begin) * 1e-9;
                listener.onStep(losses.report(step, feed.epoch(step), feed.batch() / seconds));
                progress = progress.at(step, progress.best());
                if (feed.isLastOfEpoch(step)) {
                    progress = endEpoch(progress);
                } else if (schedule.isDue(false)) {
                    save(progress);
                }
            }
        } catch (NotFiniteException e) {
            return new TrainingOutcome.Diverged(e.step());
        }
        return new TrainingOutcome.Finished(
                Math.max(start.step(), steps), exam.model(progress.step()));
    }

    private Progress endEpoch(Progress before) throws IOException {
        long step = before.step();
        int epoch = feed.epoch(step);
        GanSnapshot snapshot = snapshot(before);
        EpochReport report = exam.report(epoch, step);
        listener.onEpoch(report);
        boolean wanted = checkpoints.wants(epoch, false);
        if (wanted || step == steps || schedule.isDue(true)) {
            save(snapshot);
        }
        if (wanted) {
            checkpoints.keep(epoch, step, false);
        }
        return before;
    }

    private TrainingOutcome leave(Command command, Progress progress) throws IOException {
        save(progress);
        return command == Command.PAUSE
                ? new TrainingOutcome.Paused(progress.step())
                : new TrainingOutcome.Stopped(progress.step(), exam.model(progress.step()));
    }

    private void save(Progress progress) throws IOException {
        save(snapshot(progress));
    }

    private void save(GanSnapshot snapshot) throws IOException {
        Instant begun = clock.instant();
        checkpoints.save(out -> snapshot.write(out, settings, images.count()));
        schedule.saved(begun);
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
