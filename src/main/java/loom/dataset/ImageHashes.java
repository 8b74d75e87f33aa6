package loom.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * A hash of each image of a data set, in their order: the first half of the SHA-256 of its
 * original. Equal ones are the same file twice. For one thread.
 */
final class ImageHashes {
    static final int BYTES = 16;

    private static final int FIRST_CAPACITY = 1024;

    private record Hash(long high, long low) {}

    private final Set<Hash> seen = new HashSet<>();
    private final BitSet repeats = new BitSet();
    private byte[] bytes = new byte[FIRST_CAPACITY * BYTES];
    private int count;

    /** What {@link #bytes} gave. */
    static ImageHashes read(byte[] bytes) {
        ImageHashes hashes = new ImageHashes();
        for (int at = 0; at + BYTES <= bytes.length; at += BYTES) {
            hashes.addHash(Arrays.copyOfRange(bytes, at, at + BYTES));
        }
        return hashes;
    }

    /**
     * @return true if an earlier image is the same
     */
    boolean add(byte[] content) {
        return addHash(Arrays.copyOf(sha256().digest(content), BYTES));
    }

    private boolean addHash(byte[] hash) {
        if (bytes.length < (count + 1) * BYTES) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        System.arraycopy(hash, 0, bytes, count * BYTES, BYTES);
        ByteBuffer numbers = ByteBuffer.wrap(hash);
        boolean isNew = seen.add(new Hash(numbers.getLong(), numbers.getLong()));
        repeats.set(count++, !isNew);
        return !isNew;
    }

    /** The images that are the same as an earlier one. */
    BitSet repeats() {
        return (BitSet) repeats.clone();
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, count * BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
