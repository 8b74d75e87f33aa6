package loom.engine.training;

import java.nio.ByteBuffer;
import loom.engine.recipe.Augmentation;
import loom.engine.sampling.CounterRandom;
import loom.engine.sampling.RandomStream;

/** Flips and turns real images at random, in place. */
final class FlipRotate {
    private final Augmentation augmentation;
    private final long seed;
    private final int side;
    private final int channels;
    private final byte[] original;

    FlipRotate(Augmentation augmentation, long seed, int side, int channels) {
        this.augmentation = augmentation;
        this.seed = seed;
        this.side = side;
        this.channels = channels;
        original = new byte[side * side * channels];
    }

    /**
     * The posing of a run's images.
     *
     * @param stream of the run's seed that it draws from
     */
    static FlipRotate of(TrainingSettings settings, RandomStream stream, ImageDataset images) {
        return new FlipRotate(
                settings.recipe().augmentation(),
                stream.of(settings.seed()),
                images.imageSize(),
                images.channels());
    }

    /**
     * Poses the image that starts at {@code start}.
     *
     * @param place of the image in its batch
     */
    void pose(ByteBuffer images, int start, long step, int place) {
        if (!augmentation.flips() && !augmentation.turns()) {
            return;
        }
        long bits = CounterRandom.bits(seed, step, place, 0);
        boolean flip = augmentation.flips() && (bits & 1) != 0;
        int quarters = augmentation.turns() ? (int) (bits >>> 62) : 0;
        if (!flip && quarters == 0) {
            return;
        }
        images.get(start, original);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = source(flip ? side - 1 - x : x, y, quarters) * channels;
                int to = start + (y * side + x) * channels;
                for (int c = 0; c < channels; c++) {
                    images.put(to + c, original[from + c]);
                }
            }
        }
    }

    /** The pixel that comes to (x, y) when an image is turned to the left. */
    private int source(int x, int y, int quarters) {
        int last = side - 1;
        return switch (quarters) {
            case 0 -> y * side + x;
            case 1 -> x * side + last - y;
            case 2 -> (last - y) * side + last - x;
            default -> (last - x) * side + y;
        };
    }
}
