package loom.engine.training;

import java.nio.ByteBuffer;
import loom.engine.sampling.CounterRandom;

/** One batch of noise, the same for a seed: for measuring without images. */
record RandomBytes(TrainingSettings settings) implements ImageDataset {
    @Override
    public int count() {
        return settings.batchSize();
    }

    @Override
    public int imageSize() {
        return settings.architecture().imageSize();
    }

    @Override
    public int channels() {
        return settings.architecture().channels();
    }

    @Override
    public void copyTo(int index, ByteBuffer target) {
        int bytes = imageSize() * imageSize() * channels();
        for (int i = 0; i < bytes; i += Long.BYTES) { // sides are even: 8 divides the bytes
            target.putLong(CounterRandom.bits(settings.seed(), index, i, 0));
        }
    }
}
