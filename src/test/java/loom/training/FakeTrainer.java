package loom.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Parameter;
import loom.engine.quality.Quality;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Picture;
import loom.engine.training.CheckpointStore;
import loom.engine.training.Command;
import loom.engine.training.EpochReport;
import loom.engine.training.GanTrainer;
import loom.engine.training.ImageDataset;
import loom.engine.training.StepReport;
import loom.engine.training.TrainingListener;
import loom.engine.training.TrainingOutcome;
import loom.engine.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** Keeps the engine's promises without learning: reports, checkpoints, commands, outcomes. */
public final class FakeTrainer implements TrainingJob.Trainer {
    /** Called after each step; what it throws ends the run as in the engine. */
    LongConsumer afterStep = step -> {};

    /** Called when a pause is under way and its checkpoint not yet saved. */
    Runnable beforePause = () -> {};

    /** The same for a stop. */
    Runnable beforeStop = () -> {};

    /** The step whose losses are no numbers. */
    long divergesAt = Long.MAX_VALUE;

    /** How good the pictures are after an epoch; null where that is not measured. */
    public IntFunction<@Nullable Quality> quality = epoch -> null;

    /** Called when an epoch's checkpoint is saved and not yet kept. */
    public IntConsumer beforeKeep = epoch -> {};

    /** What runs without a checkpoint began from. */
    final List<String> origins = new ArrayList<>();

    private double best = Double.MAX_VALUE;

    /** The first steps of each call: 1, or those after a checkpoint. */
    public final List<Long> beginnings = new ArrayList<>();

    @Override
    public TrainingOutcome train(
            TrainingSettings settings,
            ImageDataset images,
            CheckpointStore checkpoints,
            TrainingListener listener)
            throws IOException {
        long perEpoch = GanTrainer.stepsPerEpoch(images.count(), settings.batchSize());
        long done = restore(checkpoints);
        if (done > 0) {
            listener.onResume(done);
        }
        if (done == 0) {
            best = Double.MAX_VALUE;
        }
        beginnings.add(done + 1);
        GeneratorModel model = model(settings.architecture());
        for (long step = done + 1; step <= settings.epochs() * perEpoch; step++) {
            Command command = listener.nextCommand();
            if (command != Command.CONTINUE) {
                (command == Command.PAUSE ? beforePause : beforeStop).run();
                save(checkpoints, step - 1);
                return command == Command.PAUSE
                        ? new TrainingOutcome.Paused(step - 1)
                        : new TrainingOutcome.Stopped(step - 1, model);
            }
            if (step == divergesAt) {
                return new TrainingOutcome.Diverged(step);
            }
            int epoch = (int) ((step - 1) / perEpoch) + 1;
            listener.onStep(new StepReport(step, epoch, 1.0 / step, 2, 0.75, 0.25, 100, 1));
            afterStep.accept(step);
            if (step % perEpoch == 0) {
                Quality measured = quality.apply(epoch);
                boolean isBest = measured != null && measured.distance() < best;
                if (measured != null) {
                    best = Math.min(best, measured.distance());
                }
                listener.onEpoch(new EpochReport(epoch, step, samples(settings), model, measured));
                save(checkpoints, step);
                beforeKeep.accept(epoch);
                if (checkpoints.wants(epoch, isBest)) {
                    checkpoints.keep(epoch, step, isBest);
                }
            }
        }
        return new TrainingOutcome.Finished(settings.epochs() * perEpoch, model);
    }

    private long restore(CheckpointStore checkpoints) throws IOException {
        Optional<InputStream> saved = checkpoints.open();
        if (saved.isEmpty()) {
            try (InputStream in = checkpoints.origin().orElse(InputStream.nullInputStream())) {
                origins.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            return 0;
        }
        try (InputStream in = saved.get()) {
            return Long.parseLong(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void save(CheckpointStore checkpoints, long step) throws IOException {
        checkpoints.save(out -> out.write(Long.toString(step).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Picture> samples(TrainingSettings settings) {
        int size = settings.architecture().imageSize();
        int channels = settings.architecture().channels();
        return Collections.nCopies(
                16, new Picture(size, channels, new byte[size * size * channels]));
    }

    static GeneratorModel model(GanArchitecture architecture) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Parameter parameter : architecture.generator().parameters()) {
            weights.put(
                    parameter.name(),
                    new Tensor(parameter.shape(), new float[Math.toIntExact(parameter.size())]));
        }
        return new GeneratorModel(architecture, weights, Map.of("precision", "float32"));
    }
}
