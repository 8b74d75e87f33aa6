package loom.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The beginning of an IDX file, the form in which MNIST and its kin are given away: two zeros, the
 * type of the elements, the number of dimensions, then each dimension as 32 bits, unsigned,
 * big-endian; the elements follow (LeCun, Cortes, Burges: The MNIST database).
 *
 * @param dimensions (N, H, W) or (N, H, W, C) for images, (N) for labels
 */
record IdxHeader(int elementType, List<Long> dimensions) {
    static final int UNSIGNED_BYTE = 0x08;

    private static final int MAGIC_BYTES = 4;
    private static final Map<Integer, String> ELEMENT_TYPES =
            Map.of(
                    UNSIGNED_BYTE,
                    "unsigned bytes",
                    0x09,
                    "signed bytes",
                    0x0B,
                    "16-bit integers",
                    0x0C,
                    "32-bit integers",
                    0x0D,
                    "32-bit floats",
                    0x0E,
                    "64-bit floats");

    IdxHeader {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("an IDX file has at least 1 dimension, was 0");
        }
    }

    /** True if a file of these first bytes is an IDX file, of whatever elements. */
    static boolean begins(byte[] content) {
        return content.length >= MAGIC_BYTES
                && content[0] == 0
                && content[1] == 0
                && ELEMENT_TYPES.containsKey((int) content[2])
                && content[3] > 0;
    }

    /**
     * @throws EOFException if the file ends within its header
     */
    static IdxHeader read(InputStream in) throws IOException {
        byte[] magic = exactly(in, MAGIC_BYTES);
        if (!begins(magic)) {
            throw new IOException("not an IDX file");
        }
        ByteBuffer sizes = ByteBuffer.wrap(exactly(in, magic[3] * Integer.BYTES));
        List<Long> dimensions = new ArrayList<>();
        while (sizes.hasRemaining()) {
            dimensions.add(Integer.toUnsignedLong(sizes.getInt()));
        }
        return new IdxHeader(magic[2], dimensions);
    }

    /** The header of a file that holds one image of this one. */
    IdxHeader ofOne() {
        List<Long> one = new ArrayList<>(dimensions);
        one.set(0, 1L);
        return new IdxHeader(elementType, one);
    }

    /** The header of the same images, with rows for columns. */
    IdxHeader transposed() {
        List<Long> turned = new ArrayList<>(dimensions);
        turned.set(1, width());
        turned.set(2, height());
        return new IdxHeader(elementType, turned);
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC_BYTES + dimensions.size() * Integer.BYTES);
        bytes.put(new byte[] {0, 0, (byte) elementType, (byte) dimensions.size()});
        dimensions.forEach(dimension -> bytes.putInt((int) (long) dimension));
        return bytes.array();
    }

    boolean isLabels() {
        return dimensions.size() == 1;
    }

    /** Images or labels that the file promises. */
    long count() {
        return dimensions.getFirst();
    }

    long height() {
        return dimensions.get(1);
    }

    long width() {
        return dimensions.get(2);
    }

    long channels() {
        return dimensions.size() > 3 ? dimensions.get(3) : 1;
    }

    /** Bytes of one image or label; for a header that {@link IdxRules} found to be sound. */
    int itemBytes() {
        return isLabels() ? 1 : Math.toIntExact(height() * width() * channels());
    }

    /** Bytes behind the header; for a sound header likewise. */
    long contentBytes() {
        return count() * itemBytes();
    }

    String elements() {
        return ELEMENT_TYPES.getOrDefault(elementType, "unknown elements");
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ends within its header");
        }
        return bytes;
    }
}
