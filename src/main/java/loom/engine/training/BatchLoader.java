package loom.engine.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import loom.engine.network.GanArchitecture;
import loom.engine.program.DiscriminatorPass;
import loom.engine.program.GanProgram;
import loom.engine.program.StepDraw;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.RandomStream;

/**
 * Says which images, latents and random draws each step sees, from (seed, step) alone: each epoch
 * goes through all images in its own order, and leaves out what does not fill a last batch.
 *
 * <p>Batches of odd and of even steps have buffers of their own: one may be filled while the other
 * is used.
 */
final class BatchLoader {
    private final ImageDataset source;
    private final int batch;
    private final int latentSize;
    private final int classes;
    private final long stepsPerEpoch;
    private final long shuffleSeed;
    private final long latentSeed;
    private final long noiseSeed;
    private final long synthesisSeed;
    private final long drawSeed;
    private final long extraSeed;
    private final FlipRotate posing;
    private final List<Buffers> buffers;
    private int[] order = {};
    private int orderOfEpoch;

    BatchLoader(TrainingSettings settings, ImageDataset source) {
        this.source = source;
        batch = Math.min(settings.batchSize(), source.count());
        stepsPerEpoch = stepsPerEpoch(source.count(), settings.batchSize());
        GanArchitecture architecture = settings.architecture();
        classes = architecture.classes().size();
        latentSize = architecture.latentSize() - classes;
        shuffleSeed = RandomStream.SHUFFLE.of(settings.seed());
        latentSeed = RandomStream.TRAINING_LATENTS.of(settings.seed());
        noiseSeed = RandomStream.DROPOUT.of(settings.seed());
        synthesisSeed = RandomStream.SYNTHESIS_NOISE.of(settings.seed());
        drawSeed = RandomStream.STEP_DRAWS.of(settings.seed());
        extraSeed = RandomStream.EXTRA_DRAWS.of(settings.seed());
        posing = FlipRotate.of(settings, RandomStream.TRAINING_POSES, source);
        int imageBytes = source.imageSize() * source.imageSize() * source.channels();
        int noise =
                Math.multiplyExact(batch, GanProgram.noiseBytes(architecture, settings.recipe()));
        int synthesis = Math.multiplyExact(batch, GanProgram.synthesisNoiseBytes(architecture));
        buffers =
                List.of(
                        Buffers.of(Math.multiplyExact(batch, imageBytes), noise, synthesis),
                        Buffers.of(batch * imageBytes, noise, synthesis));
    }

    /** Full batches only, and one step if there are fewer images than a batch. */
    static long stepsPerEpoch(int images, int batchSize) {
        return Math.max(1, images / batchSize);
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

    /** What a step sees; its buffers are used again two steps later. */
    Batch batch(long step) {
        Buffers own = buffers.get((int) (step % 2));
        return new Batch(
                batch,
                images(step, own.images()),
                latents(step),
                bytes(noiseSeed, step, own.noise()),
                bytes(synthesisSeed, step, own.synthesisNoise()),
                draws(step));
    }

    private ByteBuffer images(long step, ByteBuffer images) {
        images.clear();
        for (int i = 0; i < batch; i++) {
            int start = images.position();
            source.copyTo(index(step, i), images);
            posing.pose(images, start, step, i);
        }
        if (images.hasRemaining()) {
            throw new IllegalStateException(
                    "the image source left %d bytes of the batch unwritten"
                            .formatted(images.remaining()));
        }
        return images.flip();
    }

    /** Which image stands at a place of a step's batch. */
    private int index(long step, int place) {
        int epoch = epoch(step);
        if (epoch != orderOfEpoch) {
            order = shuffled(epoch);
            orderOfEpoch = epoch;
        }
        return order[Math.toIntExact((step - 1) % stepsPerEpoch * batch) + place];
    }

    /** A fake is of the class of the real image at its place. */
    private float[] latents(long step) {
        int row = latentSize + classes;
        float[] values = new float[batch * row];
        for (int place = 0; place < batch; place++) {
            for (int i = 0; i < latentSize; i++) {
                values[place * row + i] =
                        (float) CounterRandom.normal(latentSeed, step, place * latentSize + i, 0);
            }
            if (classes > 0) {
                values[place * row + latentSize + source.label(index(step, place))] = 1;
            }
        }
        return values;
    }

    private static ByteBuffer bytes(long seed, long step, ByteBuffer noise) {
        noise.clear();
        for (int i = 0; noise.remaining() >= Long.BYTES; i++) {
            noise.putLong(CounterRandom.bits(seed, step, i, 0));
        }
        for (int i = 0; noise.hasRemaining(); i++) {
            noise.put((byte) CounterRandom.bits(seed, step, i, 1));
        }
        return noise.flip();
    }

    private float[] draws(long step) {
        int rows = DiscriminatorPass.COUNT * batch;
        float[] values = new float[rows * StepDraw.COUNT];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < StepDraw.COUNT; i++) {
                long bits =
                        i < StepDraw.FIRST
                                ? CounterRandom.bits(drawSeed, step, row * StepDraw.FIRST + i, 0)
                                : CounterRandom.bits(extraSeed, step, row, i);
                values[row * StepDraw.COUNT + i] = (bits >>> 40) * 0x1p-24f;
            }
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

    private record Buffers(ByteBuffer images, ByteBuffer noise, ByteBuffer synthesisNoise) {
        static Buffers of(int imageBytes, int noiseOfPass, int synthesisNoise) {
            return new Buffers(
                    ByteBuffer.allocateDirect(imageBytes),
                    bytes(Math.multiplyExact(DiscriminatorPass.COUNT, noiseOfPass)),
                    bytes(synthesisNoise));
        }

        /** The order of bytes is fixed, so that all machines draw the same noise. */
        private static ByteBuffer bytes(int count) {
            return ByteBuffer.allocateDirect(count).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
