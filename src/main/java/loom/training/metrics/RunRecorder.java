package loom.training.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import loom.base.MonotonicClock;
import loom.engine.quality.Quality;
import loom.engine.training.Command;
import loom.engine.training.EpochReport;
import loom.engine.training.StepReport;
import loom.engine.training.TrainingListener;
import loom.job.JobContext;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import loom.storage.StagedFile;
import loom.training.run.Attempts;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunProgress;
import loom.training.run.RunRepository;
import loom.training.run.SupersededException;
import loom.training.run.Wish;

/**
 * Writes down what one training reports: every step, some four times a second in one go, a picture
 * of each epoch, and how good its pictures are. Reads on the same occasions what a person wishes.
 * Writing twice what was written before a kill changes nothing; once the run went on elsewhere,
 * nothing is written, but a {@link SupersededException} thrown.
 */
public class RunRecorder implements TrainingListener {
    static final Duration PAUSE_BETWEEN_WRITES = Duration.ofMillis(250);

    private static final double SMOOTHING_SECONDS = 10;

    private final Run begun;
    private final UUID run;
    private final int batchSize;
    private final RunRepository runs;
    private final MetricRepository metrics;
    private final Attempts attempts;
    private final ArtefactStore store;
    private final MonotonicClock clock;
    private final JobContext context;
    private final Reserve reserve;
    private final Resumed resumed;

    private final List<StepReport> pending = new ArrayList<>();
    private RunProgress progress;
    private Optional<Wish> wish;
    private long writtenNanos;
    private boolean cleared;

    RunRecorder(
            Run run,
            RunRepository runs,
            MetricRepository metrics,
            Attempts attempts,
            ArtefactStore store,
            MonotonicClock clock,
            JobContext context,
            Reserve reserve,
            Resumed resumed) {
        this.begun = run;
        this.run = run.id();
        this.batchSize = run.settings().batchSize();
        this.progress = run.progress().withUnknownSpeed();
        this.runs = runs;
        this.metrics = metrics;
        this.attempts = attempts;
        this.store = store;
        this.clock = clock;
        this.context = context;
        this.reserve = reserve;
        this.resumed = resumed;
        this.wish = runs.wish(run.id());
        writtenNanos = clock.nanos() - PAUSE_BETWEEN_WRITES.toNanos();
    }

    @Override
    public void onResume(long step) {
        progress = progress.withStep(step).withUnknownSpeed();
        attempts.write(
                begun,
                () -> {
                    clearAfter(step);
                    runs.progress(run, progress);
                });
        try {
            resumed.at(step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onStep(StepReport report) {
        pending.add(report);
        if (clock.nanos() - writtenNanos >= PAUSE_BETWEEN_WRITES.toNanos()) {
            write();
        }
    }

    @Override
    public void onEpoch(EpochReport report) {
        SampleGrid grid = new SampleGrid(report.samples());
        try (StagedFile picture = store.stage(grid::write)) {
            attempts.keep(
                    begun,
                    () -> {
                        store.adopt(picture, RunFiles.of(run).samples(report.epoch()));
                        return true;
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write();
        Quality quality = report.quality();
        if (quality != null) {
            EpochQuality measured = new EpochQuality(report.epoch(), report.step(), quality);
            attempts.write(begun, () -> metrics.insert(run, measured));
        }
        progress = progress.withSamples(Math.max(progress.samples(), report.epoch()));
        attempts.write(begun, () -> runs.progress(run, progress));
    }

    @Override
    public void beforeCheckpoint() {
        write();
    }

    /** What is in hand is written before a command that ends in a checkpoint. */
    @Override
    public Command nextCommand() {
        Command next = wished();
        if (next != Command.CONTINUE) {
            write();
        }
        return next;
    }

    private Command wished() {
        if (context.shouldStop()) {
            return Command.PAUSE;
        }
        if (wish.isEmpty()) {
            // Rests while there is still room for the checkpoint to rest at.
            return reserve.isShort() ? Command.PAUSE : Command.CONTINUE;
        }
        return switch (wish.get()) {
            case PAUSE -> Command.PAUSE;
            case STOP -> Command.STOP;
        };
    }

    /** Writes what is still in hand. */
    public void write() {
        long now = clock.nanos();
        if (!pending.isEmpty()) {
            StepReport last = pending.getLast();
            double speed = speed(now - writtenNanos);
            progress =
                    progress.with(changed ->
                            changed.epoch(last.epoch())
                                    .step(last.step())
                                    .imagesPerSecond(speed)
                                    .lossD(last.lossD())
                                    .lossG(last.lossG()));
            attempts.write(
                    begun,
                    () -> {
                        if (!cleared) {
                            clearAfter(pending.getFirst().step() - 1);
                        }
                        metrics.insert(run, pending);
                        runs.progress(run, progress);
                    });
            pending.clear();
        }
        wish = runs.wish(run);
        writtenNanos = now;
    }

    /** Steps that an earlier worker did beyond its last checkpoint are done again. */
    private void clearAfter(long step) {
        metrics.deleteAfter(run, step);
        cleared = true;
    }

    private double speed(long nanosSinceWritten) {
        double before = progress.imagesPerSecond();
        double seconds = nanosSinceWritten * 1e-9;
        if (!(before > 0) || !(seconds > 0)) {
            return pending.getLast().imagesPerSecond();
        }
        double now = pending.size() * batchSize / seconds;
        return before + (now - before) * (1 - Math.exp(-seconds / SMOOTHING_SECONDS));
    }

    /** Told that a run goes on from a checkpoint. */
    @FunctionalInterface
    public interface Resumed {
        /**
         * @param step the last step before the checkpoint
         */
        void at(long step) throws IOException;
    }
}
