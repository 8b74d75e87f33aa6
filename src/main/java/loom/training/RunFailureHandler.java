package loom.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.MemoryShortage;
import loom.storage.ArtefactStore;
import loom.training.metrics.MetricRepository;
import loom.training.run.Attempts;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunProgress;
import loom.training.run.RunRepository;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.training.run.WarmStart;
import loom.training.run.Wish;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says in plain words what broke a run off, and mends what can be mended. */
@Component
class RunFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(RunFailureHandler.class);

    /** What is known where the Java heap was too small. */
    private static final MemoryShortage HEAP = new MemoryShortage(false, 0, 0, 0);

    private final RunRepository runs;
    private final RunChecks checks;
    private final MetricRepository metrics;
    private final ArtefactStore store;
    private final Attempts attempts;
    private final Clock clock;

    RunFailureHandler(
            RunRepository runs,
            RunChecks checks,
            MetricRepository metrics,
            ArtefactStore store,
            Attempts attempts,
            Clock clock) {
        this.runs = runs;
        this.checks = checks;
        this.metrics = metrics;
        this.store = store;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** What to say of a run that nothing more is known of, perhaps not even its settings. */
    static String words(Throwable fault) {
        return "Training broke off by a fault of the studio ("
                + fault
                + "); its log says where. Resume the run to go on from its last checkpoint; if that"
                + " breaks off too, begin a new run.";
    }

    /** Why a run broke off, and what to do about it. */
    String words(Run run, Throwable fault) {
        if (fault instanceof RefusedException refused) {
            return refused.refusal().sentence();
        }
        Optional<MemoryShortage> shortage = shortage(fault);
        if (shortage.isPresent()) {
            return words(run, shortage.get());
        }
        IOException file = fileFault(fault);
        if (file != null) {
            return words(run, file);
        }
        if (fault instanceof InternalError) {
            return "The data set's images can no longer be read: their file was cut short while the"
                    + " run was reading it. The last checkpoint is kept: import the data set again"
                    + " and begin a new run from this one.";
        }
        return "Training broke off: " + fault.getMessage();
    }

    /**
     * Lets what ran out of memory go on with a smaller batch, if that was chosen and is possible:
     * in a new run from its last checkpoint, or from where it began if there is none. Not a run
     * that is to stop: it needs its checkpoint for its model, and no other batch.
     *
     * @return the run to train now; empty if it has to fail
     */
    Optional<Run> withSmallerBatch(Run run, Throwable fault) {
        if (!run.settings().halveBatch()) {
            return Optional.empty();
        }
        if (runs.wish(run.id()).filter(Wish.STOP::equals).isPresent()) {
            return Optional.empty();
        }
        int batch = run.settings().batchSize();
        OptionalInt smaller =
                shortage(fault).map(it -> it.smallerBatch(batch)).orElse(OptionalInt.empty());
        if (smaller.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    store.exists(RunFiles.of(run.id()).checkpoint())
                            ? fork(run, smaller.getAsInt())
                            : beginAgain(run, smaller.getAsInt()));
        } catch (IOException | RefusedException e) {
            log.error("run {} could not begin again with a smaller batch", run.id(), e);
            return Optional.empty();
        }
    }

    /** A run without a checkpoint has nothing to lose but a few steps: it begins again as it is. */
    private Run beginAgain(Run run, int batch) throws IOException {
        RunSettings settings = run.settings().withBatchSize(batch);
        long steps = RunChecks.steps(settings, checks.images(run));
        String note =
                "The memory did not suffice for a batch of %d. The run began again with %d."
                        .formatted(run.settings().batchSize(), batch);
        return attempts.keep(
                run,
                () -> {
                    runs.change(run.id(), settings, note);
                    runs.progress(run.id(), RunProgress.none(settings.epochs(), steps));
                    metrics.deleteAfter(run.id(), 0);
                    store.delete(RunFiles.of(run.id()).samples());
                    return runs.known(run.id());
                });
    }

    /**
     * A checkpoint belongs to one size of batch. So a new run begins from it, in the place in the
     * queue of the one that broke off; that one keeps its checkpoints, measures and pictures.
     */
    private Run fork(Run run, int batch) throws IOException {
        UUID id = UUID.randomUUID();
        RunSettings settings =
                run.settings()
                        .withBatchSize(batch)
                        .withOrigin(WarmStart.ofRun(run.id(), WarmStart.LAST))
                        .withName(name(run, batch));
        long steps = RunChecks.steps(settings, checks.images(run));
        Run fork =
                Run.waiting(
                        id,
                        run.owner(),
                        settings,
                        run.dataSetName(),
                        run.dataSetHash(),
                        steps,
                        run.name(),
                        clock.instant());
        int before = run.settings().batchSize();
        String failure =
                "The memory did not suffice for a batch of %d. The run \"%s\" goes on with %d from this one's last checkpoint; what this one keeps stays."
                        .formatted(before, fork.name(), batch);
        String note =
                "The memory did not suffice for a batch of %d. This run goes on with %d from what \"%s\" had learned until then."
                        .formatted(before, batch, run.name());
        return attempts.keep(
                run,
                () -> {
                    store.copy(RunFiles.of(run.id()).checkpoint(), RunFiles.of(id).origin());
                    UUID place = runs.job(run.id()).orElseThrow();
                    Wish wish = runs.wish(run.id()).orElse(null);
                    runs.end(run.id(), RunState.FAILED, null, failure, clock.instant());
                    runs.leavePlace(run.id());
                    runs.insert(fork, place);
                    runs.change(id, settings, note);
                    runs.begin(place, clock.instant());
                    runs.wish(id, wish);
                    return runs.known(id);
                });
    }

    private static String name(Run run, int batch) {
        String suffix = ", batch " + batch;
        int room = RunSettings.LONGEST_NAME - suffix.length();
        return run.name().substring(0, Math.min(room, run.name().length())) + suffix;
    }

    private static Optional<MemoryShortage> shortage(Throwable fault) {
        return fault instanceof OutOfMemoryError ? Optional.of(HEAP) : MemoryShortage.in(fault);
    }

    private static String words(Run run, MemoryShortage shortage) {
        int batch = run.settings().batchSize();
        OptionalInt smaller = shortage.smallerBatch(batch);
        return "The memory of the %s did not suffice for a batch of %d images of %d x %d. %s"
                .formatted(
                        shortage.isGpu() ? "GPU" : "machine",
                        batch,
                        run.settings().imageSize(),
                        run.settings().imageSize(),
                        smaller.isPresent()
                                ? "Begin a new run with a batch of %d, from this one's last checkpoint if it has one."
                                        .formatted(smaller.getAsInt())
                                : "Choose smaller images or narrower networks.");
    }

    private String words(Run run, IOException fault) {
        if (fault instanceof NoSuchFileException gone) {
            return "A file that the run needs is gone (%s). %s: import the data set again and begin a new run from this one, or put the file back and resume the run."
                    .formatted(gone.getFile(), checkpoint(run));
        }
        if (hasNotBegun(run)) {
            return "The run could not begin from what was chosen: " + fault.getMessage() + ".";
        }
        return "A file could not be read or written (%s); the disk has %d MB left. %s: make room, then resume the run."
                .formatted(fault.getMessage(), store.freeBytes() / 1_000_000, checkpoint(run));
    }

    private String checkpoint(Run run) {
        return store.exists(RunFiles.of(run.id()).checkpoint())
                ? "The last checkpoint is kept"
                : "There was no checkpoint yet";
    }

    /**
     * True if a run that begins from something has done no step: what it begins from is at fault.
     */
    private boolean hasNotBegun(Run run) {
        RunFiles files = RunFiles.of(run.id());
        return store.exists(files.origin())
                && !store.exists(files.checkpoint())
                && runs.find(run.id()).filter(it -> it.progress().step() == 0).isPresent();
    }

    private static @Nullable IOException fileFault(Throwable fault) {
        if (fault instanceof IOException direct) {
            return direct;
        }
        return fault instanceof UncheckedIOException && fault.getCause() instanceof IOException it
                ? it
                : null;
    }
}
