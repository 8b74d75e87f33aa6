package loom.engine.training;

import java.io.IOException;

/** Trains a GAN. */
public final class GanTrainer {
    public GanTrainer(TrainingSettings settings) {}

    public TrainingOutcome train(
            ImageSource images, CheckpointStore checkpoints, TrainingListener listener)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public static long stepsPerEpoch(int images, int batchSize) {
        return Math.max(1, images / batchSize);
    }
}
