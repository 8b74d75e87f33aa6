package loom.dataset;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A data set as it is, or was, after a person left images out.
 *
 * @param contentHash SHA-256 (hexadecimal) of the originals of its images, one after the other
 * @param images how many are in it
 * @param leftOut numbers of the imported images that are not, ascending
 */
record DataSetVersion(String contentHash, int images, List<Integer> leftOut, Instant created) {
    DataSetVersion {
        leftOut = List.copyOf(leftOut);
    }

    /** The same as a set of bits. */
    BitSet leftOutBits() {
        BitSet bits = new BitSet();
        leftOut.forEach(bits::set);
        return bits;
    }

    /** Numbers of the images that are in it, ascending. */
    int[] kept() {
        BitSet out = leftOutBits();
        int[] kept = new int[images];
        int next = 0;
        for (int i = 0; next < images; i++) {
            if (!out.get(i)) {
                kept[next++] = i;
            }
        }
        return Arrays.copyOf(kept, next);
    }
}
