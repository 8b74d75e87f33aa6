package loom.engine.quality;

import java.util.Arrays;
import loom.engine.sampling.RandomStream;

/**
 * Which images of a data set are kept from training, so that a generator can be judged by images it
 * has never seen. The same count and seed always give the same split.
 *
 * @param training indices to train on, ascending
 * @param heldOut indices to keep out, ascending; empty for a data set of fewer than {@value
 *     #FEWEST_IMAGES} images
 */
public record HoldOut(int[] training, int[] heldOut) {
    /** Below this, every image is needed for training: a tenth would be three pictures. */
    public static final int FEWEST_IMAGES = 40;

    /** The most that are held out. More would take long to read and say little more. */
    public static final int MOST_HELD_OUT = 500;

    private static final int HELD_OUT_SHARE = 10;

    public HoldOut {
        training = training.clone();
        heldOut = heldOut.clone();
    }

    /**
     * Holds out one image in ten, at most {@value #MOST_HELD_OUT}, drawn by the seed.
     *
     * @throws IllegalArgumentException if there are no images
     */
    public static HoldOut of(int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("a data set needs images, had " + count);
        }
        int size = count - trainingCount(count);
        int[] order = Draws.shuffled(count, RandomStream.HOLD_OUT.of(seed));
        int[] heldOut = Arrays.copyOf(order, size);
        int[] training = Arrays.copyOfRange(order, size, count);
        Arrays.sort(heldOut);
        Arrays.sort(training);
        return new HoldOut(training, heldOut);
    }

    /** How many of so many images are left to train on. */
    public static int trainingCount(int count) {
        return count < FEWEST_IMAGES
                ? count
                : count - Math.min(MOST_HELD_OUT, count / HELD_OUT_SHARE);
    }

    @Override
    public int[] training() {
        return training.clone();
    }

    @Override
    public int[] heldOut() {
        return heldOut.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HoldOut it
                && Arrays.equals(training, it.training)
                && Arrays.equals(heldOut, it.heldOut);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(training) + Arrays.hashCode(heldOut);
    }

    @Override
    public String toString() {
        return "HoldOut[%d to train on, %d held out]".formatted(training.length, heldOut.length);
    }
}
