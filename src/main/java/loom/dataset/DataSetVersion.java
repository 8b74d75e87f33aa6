package loom.dataset;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The version of a data set that nobody has ever changed. */
    static DataSetVersion whole(DataSet dataSet) {
        return new DataSetVersion(
                dataSet.contentHash(), dataSet.images(), List.of(), dataSet.created());
    }

    /** How many images were imported, those that are left out included. */
    int imported() {
        return images + leftOut.size();
    }

    /** {@link #leftOut} as a set of bits, which the caller may change. */
    BitSet leftOutBits() {
        BitSet bits = new BitSet();
        leftOut.forEach(bits::set);
        return bits;
    }

    /** Numbers of the images that are in it, ascending. */
    int[] kept() {
        BitSet out = leftOutBits();
        return IntStream.range(0, imported()).filter(image -> !out.get(image)).toArray();
    }
}
