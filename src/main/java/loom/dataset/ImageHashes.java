package loom.dataset;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells which images of an upload came before: those whose originals are equal to the byte, by the
 * first half of their SHA-256. For one thread.
 */
final class ImageHashes {
    private record Hash(long high, long low) {}

    private final Set<Hash> seen = new HashSet<>();
    private int repeats;

    /**
     * @return true if an earlier image is the same
     */
    boolean add(byte[] content) {
        ByteBuffer digest = ByteBuffer.wrap(ImageIngest.sha256().digest(content));
        boolean isNew = seen.add(new Hash(digest.getLong(), digest.getLong()));
        repeats += isNew ? 0 : 1;
        return !isNew;
    }

    /** How many images are the same as an earlier one. */
    int repeats() {
        return repeats;
    }
}
