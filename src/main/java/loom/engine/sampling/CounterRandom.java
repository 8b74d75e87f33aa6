package loom.engine.sampling;

/**
 * Random numbers from counters: the same four numbers give the same draw, for ever and anywhere.
 *
 * <p>Bits are SplitMix64's finaliser (Steele et al. 2014) applied over the counters in turn; normal
 * values come from them by Box and Muller, in {@link StrictMath}, so that all machines agree.
 */
public final class CounterRandom {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private CounterRandom() {}

    /** 64 random bits. */
    public static long bits(long seed, long a, long b, long c) {
        long hash = mix(seed + GAMMA);
        hash = mix(hash + a * GAMMA + 1);
        hash = mix(hash + b * GAMMA + 2);
        return mix(hash + c * GAMMA + 3);
    }

    /** A standard normal value. */
    public static double normal(long seed, long a, long b, long c) {
        double u = ((bits(seed, a, b, 2 * c) >>> 11) + 1) * UNIT; // in (0, 1]: its log is finite
        double v = (bits(seed, a, b, 2 * c + 1) >>> 11) * UNIT;
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    /** A value that is uniform in [-1, 1). */
    public static double symmetric(long seed, long a, long b) {
        return (bits(seed, a, b, 0) >> 11) * 0x1p-52;
    }

    /** A seed that is independent of those with other numbers; {@link RandomStream} names uses. */
    public static long child(long seed, int number) {
        return bits(seed, -1, number, 0);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
