package loom.training;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import loom.account.Access;
import loom.base.Trouble;
import loom.base.Troubles;
import loom.dataset.DataSets;
import loom.dataset.PackedImages;
import loom.engine.training.CheckpointStore;
import loom.engine.training.GanTrainer;
import loom.engine.training.ImageDataset;
import loom.engine.training.TrainingListener;
import loom.engine.training.TrainingOutcome;
import loom.engine.training.TrainingSettings;
import loom.job.JobContext;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.storage.Reserve;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.checkpoint.RunCheckpoints;
import loom.training.metrics.RunRecorder;
import loom.training.metrics.RunRecorders;
import loom.training.run.Attempts;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import loom.training.run.RunState;
import loom.training.run.SupersededException;
import loom.training.run.WarmStart;
import loom.training.run.Wish;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Trains the run that a place in the queue belongs to, from its checkpoint if it has one, and hands
 * its model to the zoo. Every end is written down as a state of the run; whoever is killed in
 * between is followed by another worker that does the rest again.
 */
@Component
class TrainingJob implements JobHandler {
    static final String KIND = "training-run";

    private static final Logger log = LoggerFactory.getLogger(TrainingJob.class);

    private final RunRepository runs;
    private final RunRecorders recorders;
    private final DataSets dataSets;
    private final CheckpointRetention kept;
    private final RunModels models;
    private final RunFailureHandler faults;
    private final Attempts attempts;
    private final Reserve reserve;
    private final Troubles troubles;
    private final Clock clock;
    private final Access access;
    private final Trainer trainer;

    @Autowired
    TrainingJob(
            RunRepository runs,
            RunRecorders recorders,
            DataSets dataSets,
            CheckpointRetention kept,
            RunModels models,
            RunFailureHandler faults,
            Attempts attempts,
            Reserve reserve,
            Troubles troubles,
            Clock clock,
            Access access) {
        this(
                runs,
                recorders,
                dataSets,
                kept,
                models,
                faults,
                attempts,
                reserve,
                troubles,
                clock,
                access,
                Trainer.ENGINE);
    }

    TrainingJob(
            RunRepository runs,
            RunRecorders recorders,
            DataSets dataSets,
            CheckpointRetention kept,
            RunModels models,
            RunFailureHandler faults,
            Attempts attempts,
            Reserve reserve,
            Troubles troubles,
            Clock clock,
            Access access,
            Trainer trainer) {
        this.runs = runs;
        this.recorders = recorders;
        this.dataSets = dataSets;
        this.kept = kept;
        this.models = models;
        this.faults = faults;
        this.attempts = attempts;
        this.reserve = reserve;
        this.troubles = troubles;
        this.clock = clock;
        this.access = access;
        this.trainer = trainer;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.TRAINING;
    }

    @Override
    public JobEnd run(UUID job, JobContext context) {
        return mustWait(job) ? JobEnd.RESCHEDULE : run(job, context, null);
    }

    /**
     * Ends a run that rests: makes its model without another step.
     *
     * @param goesOn told of a run that is not to end after all
     */
    JobEnd finalizeRun(UUID job, JobContext context, Consumer<Run> goesOn) {
        return run(job, context, goesOn);
    }

    private JobEnd run(UUID job, JobContext context, @Nullable Consumer<Run> goesOn) {
        Optional<Run> begun = runs.begin(job, clock.instant());
        if (begun.isEmpty()) {
            return JobEnd.DONE; // paused or cancelled before its turn
        }
        Run run = begun.get();
        // What comes of a run belongs to whoever ordered it.
        try {
            return access.actFor(run.owner(), () -> work(run, context, goesOn));
        } catch (SupersededException e) {
            log.warn("run {} went on elsewhere while this worker was away", run.id(), e);
            return JobEnd.RESCHEDULE; // the job is the other worker's, who will end it
        }
    }

    private JobEnd work(Run begun, JobContext context, @Nullable Consumer<Run> goesOn) {
        Run run = begun;
        while (true) {
            try (PackedImages images =
                    dataSets.open(
                            run.settings().dataSet(),
                            run.dataSetHash(),
                            run.settings().imageSize(),
                            run.settings().colour().channels())) {
                return train(run, images, context, goesOn);
            } catch (SupersededException e) {
                throw e; // not the run's fault
            } catch (IOException | RuntimeException | OutOfMemoryError | InternalError e) {
                log.error("run {} broke off", run.id(), e);
                // Whoever shuts down is interrupted, whoever lost the run may not speak for it.
                if (context.shouldStop()) {
                    return JobEnd.RESCHEDULE;
                }
                if (passes(e)) {
                    return waitAgain(run);
                }
                Optional<Run> smaller = faults.withSmallerBatch(run, e);
                if (smaller.isEmpty()) {
                    fail(run, RunState.FAILED, faults.words(run, e));
                    return JobEnd.DONE;
                }
                run = smaller.get();
            }
        }
    }

    @Override
    public void failed(UUID job, Throwable cause) {
        runs.fail(job, RunFailureHandler.words(cause), clock.instant());
    }

    private JobEnd train(
            Run run, PackedImages images, JobContext context, @Nullable Consumer<Run> goesOn)
            throws IOException {
        TrainingSettings settings = run.settings().training();
        RunCheckpoints checkpoints = kept.of(run);
        while (true) {
            // As it is now: it may have got further before a pause that was taken back.
            Run now = attempts.keep(run, () -> runs.known(run.id()));
            RunRecorder recorder = recorders.recorder(now, context, checkpoints::catchUp);
            TrainingListener listener =
                    goesOn == null ? recorder : new FinalizingListener(recorder);
            TrainingOutcome outcome = trainer.train(settings, images, checkpoints, listener);
            recorder.write();
            switch (outcome) {
                case TrainingOutcome.Finished it ->
                        end(
                                run,
                                RunState.FINISHED,
                                () -> models.keep(run, it.model(), it.step(), images.count()));
                case TrainingOutcome.Stopped it -> {
                    if (runs.wish(run.id()).isEmpty()) {
                        if (goesOn == null) {
                            continue; // taken back while the checkpoint was being saved
                        }
                        goesOn.accept(run);
                        return JobEnd.DONE;
                    }
                    end(
                            run,
                            RunState.STOPPED,
                            () ->
                                    it.step() == 0 && !isContinuation(run)
                                            ? null
                                            : models.keep(
                                                    run, it.model(), it.step(), images.count()));
                }
                case TrainingOutcome.Diverged it -> fail(run, RunState.DIVERGED, words(it));
                case TrainingOutcome.Paused it -> {
                    if (context.shouldStop()) {
                        return JobEnd.RESCHEDULE;
                    }
                    if (!attempts.keep(run, () -> runs.pauseAsWished(run.id()))) {
                        if (reserve.isShort()
                                && attempts.keep(run, () -> runs.waitAgain(run.id()))) {
                            return JobEnd.RESCHEDULE;
                        }
                        // Resumed or stopped while the checkpoint was being saved: go on at once.
                        if (goesOn == null) {
                            continue;
                        }
                        goesOn.accept(run);
                    }
                }
            }
            return JobEnd.DONE;
        }
    }

    /** A run that is to stop only hands over its model: the reserve is there for that. */
    private boolean mustWait(UUID job) {
        return reserve.isShort()
                && runs.findByJob(job).filter(run -> run.wish() == Wish.STOP).isEmpty();
    }

    /** True for what is not the run's fault and passes by itself. */
    private boolean passes(Throwable fault) {
        return reserve.isShort()
                || troubles.explain(fault)
                        .filter(trouble -> trouble.status() == Trouble.UNAVAILABLE)
                        .isPresent();
    }

    private JobEnd waitAgain(Run run) {
        try {
            attempts.write(run, () -> runs.waitAgain(run.id()));
        } catch (RuntimeException e) {
            log.warn("run {} waits; its row says that it runs", run.id(), e);
        }
        return JobEnd.RESCHEDULE;
    }

    private void end(Run run, RunState state, Supplier<@Nullable UUID> model) {
        attempts.write(run, () -> runs.end(run.id(), state, model.get(), null, clock.instant()));
    }

    private void fail(Run run, RunState state, String failure) {
        attempts.write(run, () -> runs.end(run.id(), state, null, failure, clock.instant()));
    }

    /** Before the first step there is noise, no model, but where the studio began it from a run. */
    private static boolean isContinuation(Run run) {
        WarmStart origin = run.settings().origin();
        return run.note() != null && origin != null && origin.run() != null;
    }

    private static String words(TrainingOutcome.Diverged it) {
        return "The losses left the range of numbers at step "
                + it.step()
                + ": one network ran away from the other. Try another seed, a larger batch, or"
                + " float32.";
    }

    /** The engine's loop, in a form that tests can stand in for. */
    @FunctionalInterface
    interface Trainer {
        /** The loop itself. */
        Trainer ENGINE =
                (settings, images, checkpoints, listener) ->
                        new GanTrainer(settings).train(images, checkpoints, listener);

        TrainingOutcome train(
                TrainingSettings settings,
                ImageDataset images,
                CheckpointStore checkpoints,
                TrainingListener listener)
                throws IOException;
    }
}
