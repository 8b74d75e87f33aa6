package loom.textile;

import java.util.List;

/**
 * Chance without state: the value of a draw depends on its key and its number only, never on what
 * was drawn before (Steele et al. 2014, "Fast splittable pseudorandom number generators": the
 * mixing function of SplitMix64, fed with a counter).
 */
record Draws(long key) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** Independent draws for a part, for example for one thread of a cloth. */
    Draws part(long number) {
        return new Draws(bits(number));
    }

    /** Uniform in [0, 1). */
    double unit(long number) {
        return (bits(number) >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [least, most). */
    double between(long number, double least, double most) {
        return least + (most - least) * unit(number);
    }

    /** A whole number from least to most, both included. */
    int whole(long number, int least, int most) {
        return least + (int) ((most - least + 1) * unit(number));
    }

    boolean chance(long number, double share) {
        return unit(number) < share;
    }

    <T> T pick(long number, List<T> choices) {
        return choices.get(whole(number, 0, choices.size() - 1));
    }

    private long bits(long number) {
        return mixed(key + GOLDEN_GAMMA * (mixed(number + GOLDEN_GAMMA) | 1));
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
