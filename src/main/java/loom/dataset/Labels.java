package loom.dataset;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The label of each image of a data set, as far as it has one. Kept as 16 bits for each image,
 * big-endian: 0 to 255, or -1 for none. Any thread may read.
 */
public final class Labels {
    static final Labels NONE = new Labels(new short[0]);

    private static final short MISSING = -1;
    private static final int MOST = 256;

    private final short[] ofImages;

    private Labels(short[] ofImages) {
        this.ofImages = ofImages;
    }

    static Labels missing(int images) {
        short[] labels = new short[images];
        Arrays.fill(labels, MISSING);
        return new Labels(labels);
    }

    static Labels read(byte[] bytes) {
        short[] labels = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).asShortBuffer().get(labels);
        return new Labels(labels);
    }

    /** These, and those of some images in a row. */
    Labels with(int first, byte[] values, int count) {
        short[] labels = ofImages.clone();
        for (int i = 0; i < count; i++) {
            labels[first + i] = (short) (values[i] & 0xFF);
        }
        return new Labels(labels);
    }

    /** These, but none for some images. */
    Labels without(BitSet images) {
        short[] labels = ofImages.clone();
        for (int i = images.nextSetBit(0);
                i >= 0 && i < labels.length;
                i = images.nextSetBit(i + 1)) {
            labels[i] = MISSING;
        }
        return new Labels(labels);
    }

    /** These, and those of single images, by their numbers. */
    Labels with(Map<Integer, Integer> ofSingle) {
        short[] labels = ofImages.clone();
        ofSingle.forEach((image, label) -> labels[image] = (short) (int) label);
        return new Labels(labels);
    }

    /** Those of some images, in that order. */
    Labels only(int[] images) {
        short[] labels = new short[images.length];
        for (int i = 0; i < images.length; i++) {
            labels[i] = (short) of(images[i]).orElse(MISSING);
        }
        return new Labels(labels);
    }

    /**
     * The class of each image: classes are the labels that occur, in their order, from 0.
     *
     * @return -1 for an image without a label
     */
    int[] classes() {
        int[] numbers = new int[MOST];
        List<LabelCount> counts = counts();
        for (int number = 0; number < counts.size(); number++) {
            numbers[counts.get(number).label()] = number;
        }
        int[] classes = new int[ofImages.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = ofImages[i] == MISSING ? MISSING : numbers[ofImages[i]];
        }
        return classes;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(ofImages.length * Short.BYTES);
        bytes.asShortBuffer().put(ofImages);
        return bytes.array();
    }

    /** The label of one image; empty if it has none. */
    public OptionalInt of(int image) {
        if (image < 0 || image >= ofImages.length || ofImages[image] == MISSING) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(ofImages[image]);
    }

    /** How often each occurs, in their order; those that do not occur are left out. */
    List<LabelCount> counts() {
        int[] images = new int[MOST];
        for (short label : ofImages) {
            if (label != MISSING) {
                images[label]++;
            }
        }
        List<LabelCount> counts = new ArrayList<>();
        for (int label = 0; label < MOST; label++) {
            if (images[label] > 0) {
                counts.add(new LabelCount(label, images[label]));
            }
        }
        return List.copyOf(counts);
    }
}
