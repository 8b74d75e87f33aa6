package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * What a first way through an array found, so that nothing is taken from one that turns out to be
 * none of pixels at its end.
 *
 * @param elements that could be read, up to what the header promises
 * @param isImplausible true if it is packed as no images are
 */
record NpyScan(long elements, NpyRange range, boolean isImplausible, boolean stopped) {
    private static final int PART_BYTES = 1 << 16;
    private static final int PARTS_BETWEEN_QUESTIONS = 16;

    /**
     * @param in behind the header; closed when this is done
     * @param promised elements
     * @param plausible bytes, at most
     */
    static NpyScan of(
            InputStream in, NpyType type, long promised, long plausible, BooleanSupplier shouldStop)
            throws IOException {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        long elements = 0;
        try (in) {
            for (int part = 0; elements < promised; part++) {
                if (part % PARTS_BETWEEN_QUESTIONS == 0 && shouldStop.getAsBoolean()) {
                    return new NpyScan(elements, new NpyRange(least, greatest), false, true);
                }
                long wanted = Math.min(PART_BYTES, (promised - elements) * type.bytes());
                byte[] bytes = part(in, (int) wanted);
                ByteBuffer numbers = ByteBuffer.wrap(bytes).order(type.order());
                for (int at = 0; at + type.bytes() <= bytes.length; at += type.bytes()) {
                    double value = type.value(numbers, at);
                    least = Math.min(least, value); // NaN stays
                    greatest = Math.max(greatest, value);
                }
                elements += bytes.length / type.bytes();
                if (elements * type.bytes() > plausible) {
                    return new NpyScan(elements, new NpyRange(least, greatest), true, false);
                }
                if (bytes.length < wanted) {
                    break;
                }
            }
        }
        return new NpyScan(elements, new NpyRange(least, greatest), false, false);
    }

    /** What gzip can still unpack of a file that was cut off or is damaged. */
    private static byte[] part(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        try {
            for (int read; (read = in.read(bytes, filled, length - filled)) > 0; ) {
                filled += read;
            }
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            // What came before it counts.
        }
        return Arrays.copyOf(bytes, filled);
    }
}
