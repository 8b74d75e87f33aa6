package loom.engine.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.quality.HoldOut;

/**
 * Trains a GAN, from the start or from a checkpoint.
 *
 * <p>Everything random comes from counters, so that on one device with one number of threads a run
 * always ends with the same bits, however often it was interrupted. A checkpoint is saved at the
 * end of epochs, after a minute in long ones, before a pause or stop, and at the end.
 */
public final class GanTrainer {
    /** How many latents each {@link EpochReport} shows. */
    public static final int SAMPLES = EpochEvaluator.SAMPLES;

    private final TrainingSettings settings;
    private final LongSupplier nanoTime;

    public GanTrainer(TrainingSettings settings) {
        this(settings, System::nanoTime);
    }

    /**
     * @param nanoTime as {@link System#nanoTime()}; tells when a checkpoint is due
     */
    public GanTrainer(TrainingSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /**
     * Steps in one epoch over a data set: full batches only, and one step if there are fewer images
     * than a batch. The images that {@link HoldOut} keeps from training are not counted.
     *
     * @throws IllegalArgumentException for fewer than two images
     */
    public static long stepsPerEpoch(int images, int batchSize) {
        if (images < 2) {
            throw new IllegalArgumentException(
                    "training needs at least 2 images, there are " + images + ": add more");
        }
        return BatchLoader.stepsPerEpoch(HoldOut.trainingCount(images), batchSize);
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
            ImageDataset images, CheckpointStore checkpoints, TrainingListener listener)
            throws IOException {
        requireFit(images);
        long steps = settings.epochs() * stepsPerEpoch(images.count(), settings.batchSize());
        HoldOut split = HoldOut.of(images.count(), settings.seed());
        Optional<GanSnapshot> saved = restore(checkpoints, images.count());
        GanSnapshot start = saved.isPresent() ? saved.get() : begin(checkpoints);
        Precision precision = PrecisionCheck.decide(settings.precision(), settings.device());
        try (StepRunner runner = new StepRunner(settings, precision, start)) {
            saved.ifPresent(it -> listener.onResume(it.progress().step()));
            EpochEvaluator exam = new EpochEvaluator(settings, runner, images, split);
            Checkpoints saving = new Checkpoints(checkpoints, settings, images.count(), nanoTime);
            BatchLoader feed = new BatchLoader(settings, new ImageSubset(images, split.training()));
            return new TrainingLoop(runner, feed, exam, saving, listener)
                    .run(start.progress(), steps);
        } finally {
            TorchEngine.releaseMemory();
        }
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

    private GanSnapshot begin(CheckpointStore checkpoints) throws IOException {
        Optional<InputStream> origin = checkpoints.origin();
        if (origin.isEmpty()) {
            return GanSnapshot.initial(settings);
        }
        try (InputStream in = origin.get()) {
            return GanSnapshot.from(in, settings);
        }
    }

    private void requireFit(ImageDataset images) {
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
        int classes = a.classes().size();
        if (classes > 0 && images.classes() != classes) {
            throw new IllegalArgumentException(
                    "the networks learn %d classes, the images have %d"
                            .formatted(classes, images.classes()));
        }
    }
}
