package loom.engine.quality;

import loom.engine.sampling.CounterRandom;

/** Random whole numbers from a seed. */
final class Draws {
    private Draws() {}

    /** One of 0 to bound - 1. */
    static int below(int bound, long seed, long a, long b) {
        return (int) Math.unsignedMultiplyHigh(CounterRandom.bits(seed, a, b, 0), bound);
    }

    /** 0 to count - 1 in a random order (Fisher and Yates's shuffle). */
    static int[] shuffled(int count, long seed) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            int j = below(i + 1, seed, i, 0);
            indices[i] = indices[j];
            indices[j] = i;
        }
        return indices;
    }
}
