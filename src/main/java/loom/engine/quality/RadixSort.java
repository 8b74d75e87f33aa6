package loom.engine.quality;

import java.util.Arrays;

/**
 * Sorts floats of one length again and again, by their bits: three passes of eleven bits, least
 * significant first. For the 8,192 floats of a direction that is several times as fast as the
 * library's sort of Java 21, and as fast as that of later releases with wide vectors.
 *
 * <p>One thread at a time.
 */
final class RadixSort {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int PASSES = 3;

    private final int[] counts = new int[BUCKETS * PASSES];
    private int[] keys;
    private int[] spare;

    RadixSort(int length) {
        keys = new int[length];
        spare = new int[length];
    }

    /** Puts a range of the length given at construction into ascending order; no NaN allowed. */
    void sort(float[] values, int from) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < keys.length; i++) {
            int bits = Float.floatToRawIntBits(values[from + i]);
            // Unsigned order of keys is now order of floats: negative ones have all bits inverted.
            int key = bits ^ ((bits >> 31) | Integer.MIN_VALUE);
            keys[i] = key;
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass * BUCKETS + digit(key, pass)]++;
            }
        }
        for (int pass = 0; pass < PASSES; pass++) {
            distribute(pass);
        }
        for (int i = 0; i < keys.length; i++) {
            int key = keys[i];
            values[from + i] = Float.intBitsToFloat(key ^ (~(key >> 31) | Integer.MIN_VALUE));
        }
    }

    private void distribute(int pass) {
        int base = pass * BUCKETS;
        int position = 0;
        for (int bucket = base; bucket < base + BUCKETS; bucket++) {
            int size = counts[bucket];
            counts[bucket] = position;
            position += size;
        }
        for (int key : keys) {
            spare[counts[base + digit(key, pass)]++] = key;
        }
        int[] sorted = spare;
        spare = keys;
        keys = sorted;
    }

    private static int digit(int key, int pass) {
        return (key >>> (pass * BITS)) & (BUCKETS - 1);
    }
}
