package loom.engine.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for pictures among all training images. Beyond one block of them they are kept as bytes, so
 * that 200,000 images of 64 x 64 take 150 MB; the distances are then rounded to within a
 * five-hundredth of a pixel's range.
 */
final class CopySearch {
    /** Images that are compared in one matrix product. */
    static final int BLOCK = 5000;

    private final DownsampledImages first;
    private final List<byte[]> further;

    private CopySearch(DownsampledImages first, List<byte[]> further) {
        this.first = first;
        this.further = further;
    }

    /** Among every picture of a set that has at least one. */
    static CopySearch among(PictureSet training) {
        return among(training, BLOCK);
    }

    static CopySearch among(PictureSet training, int block) {
        DownsampledImages first = block(training, 0, block);
        List<byte[]> further = new ArrayList<>();
        for (int from = block; from < training.count(); from += block) {
            further.add(block(training, from, block).packed());
        }
        return new CopySearch(first, further);
    }

    private static DownsampledImages block(PictureSet training, int from, int size) {
        int to = Math.min(training.count(), from + size);
        return DownsampledImages.of(training.subset(IntStream.range(from, to).toArray()));
    }

    /**
     * Mean distance from each of the pictures to the nearest training image, as it is or posed as
     * training may pose images: mirrored left to right and, if {@code turned}, in quarter turns as
     * well.
     */
    double meanNearestDistance(DownsampledImages pictures, boolean turned) {
        double[] least = pictures.unknownDistances();
        pictures.lowerToNearest(least, first, turned);
        for (byte[] block : further) {
            pictures.lowerToNearest(least, first.unpacked(block), turned);
        }
        return Arrays.stream(least).average().orElse(0);
    }

    /** Mean distance from each training image of the first block to the nearest other one there. */
    double meanNearestDistance(boolean turned) {
        return first.meanNearestDistance(turned);
    }
}
