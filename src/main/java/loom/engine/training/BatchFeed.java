package loom.engine.training;

import java.nio.ByteBuffer;
import loom.engine.sampling.CounterRandom;

/**
 * Says which images and latents each step sees, from (seed, step) alone: each epoch goes through
 * all images in its own order, and leaves out what does not fill a last batch.
 */
final class BatchFeed {
    private static final int SHUFFLE_STREAM = 3;
    private static final int LATENT_STREAM = 4;

    private final ImageSource source;
    private final int batch;
    private final int latentSize;
    private final long stepsPerEpoch;
    private final long shuffleSeed;
    private final long latentSeed;
    private final ByteBuffer images;
    private int[] order = {};
    private int orderOfEpoch;

    BatchFeed(TrainingSettings settings, ImageSource source) {
        this.source = source;
        batch = Math.min(settings.batchSize(), source.count());
        stepsPerEpoch = GanTrainer.stepsPerEpoch(source.count(), settings.batchSize());
        latentSize = settings.architecture().latentSize();
        shuffleSeed = CounterRandom.stream(settings.seed(), SHUFFLE_STREAM);
        latentSeed = CounterRandom.stream(settings.seed(), LATENT_STREAM);
        int imageBytes = source.imageSize() * source.imageSize() * source.channels();
        images = ByteBuffer.allocateDirect(Math.multiplyExact(batch, imageBytes));
    }

    int batch() {
        return batch;
    }

    /** The epoch that a step belongs to, both counted from 1. */
    int epoch(long step) {
        return Math.toIntExact((step - 1) / stepsPerEpoch + 1);
    }

    boolean isLastOfEpoch(long step) {
        return step % stepsPerEpoch == 0;
    }

    /** The images of a step; the buffer is used again for the next one. */
    ByteBuffer images(long step) {
        int epoch = epoch(step);
        if (epoch != orderOfEpoch) {
            order = shuffled(epoch);
            orderOfEpoch = epoch;
        }
        int first = Math.toIntExact((step - 1) % stepsPerEpoch * batch);
        images.clear();
        for (int i = first; i < first + batch; i++) {
            source.copyTo(order[i], images);
        }
        if (images.hasRemaining()) {
            throw new IllegalStateException(
                    "the image source left %d bytes of the batch unwritten"
                            .formatted(images.remaining()));
        }
        return images.flip();
    }

    /** The latents of a step, (B, Z). */
    float[] latents(long step) {
        float[] values = new float[batch * latentSize];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) CounterRandom.normal(latentSeed, step, i, 0);
        }
        return values;
    }

    /** Fisher and Yates's shuffle. */
    private int[] shuffled(int epoch) {
        int[] indices = new int[source.count()];
        for (int i = 0; i < indices.length; i++) {
            long bits = CounterRandom.bits(shuffleSeed, epoch, i, 0);
            int j = (int) Math.unsignedMultiplyHigh(bits, i + 1L); // 0 to i
            indices[i] = indices[j];
            indices[j] = i;
        }
        return indices;
    }
}
