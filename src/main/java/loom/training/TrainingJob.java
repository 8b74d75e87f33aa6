package loom.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import loom.base.RefusedException;
import loom.dataset.DataSets;
import loom.dataset.PackedImages;
import loom.engine.training.CheckpointStore;
import loom.engine.training.GanTrainer;
import loom.engine.training.ImageSource;
import loom.engine.training.TrainingListener;
import loom.engine.training.TrainingOutcome;
import loom.engine.training.TrainingSettings;
import loom.job.JobContext;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.storage.ArtefactStore;
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
    private final RunFeed feed;
    private final DataSets dataSets;
    private final ArtefactStore store;
    private final RunModels models;
    private final Clock clock;
    private final Trainer trainer;

    @Autowired
    TrainingJob(
            RunRepository runs,
            RunFeed feed,
            DataSets dataSets,
            ArtefactStore store,
            RunModels models,
            Clock clock) {
        this(
                runs,
                feed,
                dataSets,
                store,
                models,
                clock,
                (settings, images, checkpoints, listener) ->
                        new GanTrainer(settings).train(images, checkpoints, listener));
    }

    TrainingJob(
            RunRepository runs,
            RunFeed feed,
            DataSets dataSets,
            ArtefactStore store,
            RunModels models,
            Clock clock,
            Trainer trainer) {
        this.runs = runs;
        this.feed = feed;
        this.dataSets = dataSets;
        this.store = store;
        this.models = models;
        this.clock = clock;
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
        Optional<Run> begun = runs.begin(job, clock.instant());
        if (begun.isEmpty()) return JobEnd.DONE; // paused or cancelled before its turn
        Run run = begun.get();
        try (PackedImages images =
                dataSets.open(
                        run.settings().dataSet(),
                        run.settings().imageSize(),
                        run.settings().colour().channels())) {
            return train(run, images, context);
        } catch (RefusedException e) {
            fail(run, e.refusal().sentence());
        } catch (IOException | UncheckedIOException e) {
            log.error("run {} could not read or write its files", run.id(), e);
            fail(run, words(e));
        } catch (OutOfMemoryError e) {
            log.error("run {} ran out of memory", run.id(), e);
            fail(run, "The memory did not suffice. Choose a smaller batch or image size.");
        } catch (RuntimeException e) {
            log.error("run {} broke off", run.id(), e);
            fail(run, "Training broke off: " + e.getMessage());
        }
        return JobEnd.DONE;
    }

    private JobEnd train(Run run, PackedImages images, JobContext context) throws IOException {
        TrainingSettings settings = run.settings().training();
        CheckpointStore checkpoints = new RunCheckpoints(store, RunFiles.of(run.id()).checkpoint());
        while (true) {
            RunRecorder recorder = feed.recorder(run, context);
            TrainingOutcome outcome = trainer.train(settings, images, checkpoints, recorder);
            recorder.write();
            switch (outcome) {
                case TrainingOutcome.Finished it -> {
                    UUID model = models.keep(run, it.model(), it.step(), images.count());
                    end(run, RunState.FINISHED, model, null);
                }
                case TrainingOutcome.Stopped it -> {
                    // Before the first step there is noise, no model.
                    UUID model =
                            it.step() == 0
                                    ? null
                                    : models.keep(run, it.model(), it.step(), images.count());
                    end(run, RunState.STOPPED, model, null);
                }
                case TrainingOutcome.Diverged it -> end(run, RunState.DIVERGED, null, words(it));
                case TrainingOutcome.Paused it -> {
                    if (context.mustYield()) return JobEnd.HANDED_BACK;
                    // Resumed or stopped while the checkpoint was being saved: go on at once.
                    if (!runs.pauseAsWished(run.id())) continue;
                }
            }
            return JobEnd.DONE;
        }
    }

    private void end(Run run, RunState state, @Nullable UUID model, @Nullable String failure) {
        runs.end(run.id(), state, model, failure, clock.instant());
    }

    private void fail(Run run, String failure) {
        end(run, RunState.FAILED, null, failure);
    }

    private static String words(TrainingOutcome.Diverged it) {
        return "The losses left the range of numbers at step "
                + it.step()
                + ": one network ran away from the other. Try another seed, a larger batch, or"
                + " float32.";
    }

    private String words(Exception e) {
        Throwable cause = e.getCause() instanceof IOException inner ? inner : e;
        return "A file could not be read or written ("
                + cause.getMessage()
                + "); the disk has "
                + store.freeBytes() / 1_000_000
                + " MB left. The last checkpoint is kept: make room, then resume the run.";
    }

    /** The engine's loop, in a form that tests can stand in for. */
    @FunctionalInterface
    interface Trainer {
        TrainingOutcome train(
                TrainingSettings settings,
                ImageSource images,
                CheckpointStore checkpoints,
                TrainingListener listener)
                throws IOException;
    }
}
