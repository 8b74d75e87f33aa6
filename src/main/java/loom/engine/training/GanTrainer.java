package loom.engine.training;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Picture;
import loom.engine.sampling.Sampler;
import loom.engine.sampling.StatisticsEstimate;

/**
 * Trains a GAN, from the start or from a checkpoint.
 *
 * <p>Everything random comes from counters, so that on one device with one number of threads a run
 * always ends with the same bits, however often it was interrupted. A checkpoint is saved at the
 * end of each epoch, after a minute in long ones, and before a pause or stop.
 */
public final class GanTrainer {
    /** How many latents each {@link EpochReport} shows. */
    public static final int SAMPLES = 16;

    private static final int SAMPLE_STREAM = 5;

    private final TrainingSettings settings;
    private final Clock clock;

    public GanTrainer(TrainingSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /**
     * @param clock tells when a checkpoint is due
     */
    public GanTrainer(TrainingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Steps in one epoch: full batches only, and one step if there are fewer images than a batch.
     *
     * @throws IllegalArgumentException for fewer than two images
     */
    public static long stepsPerEpoch(int images, int batchSize) {
        if (images < 2) {
            throw new IllegalArgumentException(
                    "training needs at least 2 images, there are " + images + ": add more");
        }
        return Math.max(1, images / batchSize);
    }

    /**
     * Trains until all epochs are done, the listener wants otherwise, or the losses leave the
     * finite numbers. Blocks; the listener is called on this thread.
     *
     * @throws IOException if a checkpoint cannot be read or saved
     * @throws IllegalArgumentException if the images do not fit the architecture, are fewer than
     *     two, or the device is not there
     */
    public TrainingOutcome train(
            ImageSource images, CheckpointStore checkpoints, TrainingListener listener)
            throws IOException {
        requireFit(images);
        long steps = settings.epochs() * stepsPerEpoch(images.count(), settings.batchSize());
        Optional<GanSnapshot> saved = restore(checkpoints, images.count());
        GanSnapshot start =
                saved.orElseGet(
                        () -> GanSnapshot.initial(settings.architecture(), settings.seed()));
        Precision precision = PrecisionCheck.decide(settings.precision(), settings.device());
        try (StepRunner runner = new StepRunner(settings, precision, start)) {
            saved.ifPresent(it -> listener.onResume(it.step()));
            return loop(runner, start.step(), steps, images, checkpoints, listener);
        } finally {
            TorchEngine.releaseMemory();
        }
    }

    private TrainingOutcome loop(
            StepRunner runner,
            long done,
            long steps,
            ImageSource images,
            CheckpointStore checkpoints,
            TrainingListener listener)
            throws IOException {
        BatchFeed feed = new BatchFeed(settings, images);
        CheckpointSchedule schedule = new CheckpointSchedule(clock);
        for (long step = done + 1; step <= steps; step++) {
            Command command = listener.nextCommand();
            if (command != Command.CONTINUE) {
                return leave(command, runner, step - 1, images.count(), checkpoints);
            }
            long begin = System.nanoTime();
            StepRunner.Losses losses = runner.run(step, feed.images(step), feed.latents(step));
            if (!losses.isFinite()) {
                return new TrainingOutcome.Diverged(step);
            }
            double seconds = (System.nanoTime() - begin) * 1e-9;
            int epoch = feed.epoch(step);
            listener.onStep(losses.report(step, epoch, feed.batch() / seconds));
            if (feed.isLastOfEpoch(step) || schedule.isDue()) {
                GanSnapshot snapshot = runner.state().snapshot(step);
                if (!snapshot.isFinite()) {
                    return new TrainingOutcome.Diverged(step);
                }
                if (feed.isLastOfEpoch(step)) {
                    listener.onEpoch(report(epoch, step, runner));
                }
                save(snapshot, images.count(), checkpoints);
                schedule.saved();
            }
        }
        return new TrainingOutcome.Finished(Math.max(done, steps), model(runner, steps));
    }

    private TrainingOutcome leave(
            Command command, StepRunner runner, long step, int images, CheckpointStore checkpoints)
            throws IOException {
        GanSnapshot snapshot = runner.state().snapshot(step);
        if (!snapshot.isFinite()) {
            return new TrainingOutcome.Diverged(step);
        }
        save(snapshot, images, checkpoints);
        return command == Command.PAUSE
                ? new TrainingOutcome.Paused(step)
                : new TrainingOutcome.Stopped(step, model(runner, step));
    }

    private EpochReport report(int epoch, long step, StepRunner runner) {
        GeneratorModel model = model(runner, step);
        long seed = CounterRandom.stream(settings.seed(), SAMPLE_STREAM);
        List<Latent> latents = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            latents.add(Latent.ofSeed(seed, i, settings.architecture().latentSize()));
        }
        try (Sampler sampler = Sampler.open(model, settings.device())) {
            List<Picture> samples = sampler.sample(latents);
            return new EpochReport(epoch, step, samples, model);
        }
    }

    private GeneratorModel model(StepRunner runner, long step) {
        GanArchitecture architecture = settings.architecture();
        GeneratorModel lagging =
                new GeneratorModel(
                        architecture,
                        runner.state().generatorTensors(architecture),
                        Map.of(
                                "preset", settings.preset(),
                                "seed", Long.toString(settings.seed()),
                                "precision", runner.precision().name().toLowerCase(Locale.ROOT),
                                "step", Long.toString(step)));
        return StatisticsEstimate.renew(lagging, settings.device());
    }

    private Optional<GanSnapshot> restore(CheckpointStore checkpoints, int images)
            throws IOException {
        Optional<InputStream> stream = checkpoints.open();
        if (stream.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = stream.get()) {
            return Optional.of(GanSnapshot.read(in, settings, images));
        }
    }

    private void save(GanSnapshot snapshot, int images, CheckpointStore checkpoints)
            throws IOException {
        checkpoints.save(out -> snapshot.write(out, settings, images));
    }

    private void requireFit(ImageSource images) {
        GanArchitecture a = settings.architecture();
        if (images.imageSize() != a.imageSize() || images.channels() != a.channels()) {
            throw new IllegalArgumentException(
                    "the networks are made for images of %d x %d x %d, these are %d x %d x %d"
                            .formatted(
                                    a.imageSize(),
                                    a.imageSize(),
                                    a.channels(),
                                    images.imageSize(),
                                    images.imageSize(),
                                    images.channels()));
        }
    }
}
