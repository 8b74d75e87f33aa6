package loom.dataset.jpeg;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The coded pixels of a file as a row of bits, freed of the zero bytes that keep them apart from
 * markers (ITU-T T.81, F.1.2.3). For one thread.
 */
final class Scan {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    /** What is left of a long if its first byte is used but for a bit. */
    private static final int SURE_BITS = 57;

    /** The longest code and the longest number behind it. */
    private static final int LONGEST_STEP = HuffmanCode.LONGEST + 15;

    private static final int SIXTEEN_ZEROS = 0xF0;

    private final byte[] bytes;
    private final List<Integer> ends = new ArrayList<>();
    private int part;

    /** Number of the next bit. */
    private long bit;

    /**
     * @throws IOException if it does not end as it should
     */
    Scan(byte[] file, int start) throws IOException {
        bytes = new byte[file.length - start + 2 * Long.BYTES]; // for reading beyond the end
        int to = 0;
        int from = start;
        while (true) {
            byte value = file[from++];
            if (value != (byte) 0xFF) {
                bytes[to++] = value;
                continue;
            }
            int marker = file[from++] & 0xFF;
            if (marker == 0) bytes[to++] = value;
            else if (marker == FIRST_RESTART + ends.size() % 8 && marker <= LAST_RESTART)
                ends.add(to);
            else if (marker == END_OF_IMAGE) break;
            else throw new IOException("a marker among the pixels");
        }
        ends.add(to);
    }

    /**
     * Reads the coefficients of a block that a smaller one needs.
     *
     * @param before the DC coefficient of the block before
     * @param places for each coefficient in zigzag order its place in {@code block}
     * @param block receives them multiplied by their steps; all 0 before
     * @return the DC coefficient
     */
    int read(Component component, int before, int[] places, float[] block) throws IOException {
        long at = bit;
        long bits = bits(at);
        int found = component.dc().find((int) (bits >>> 48));
        int size = found & 0xFF;
        if (found == 0 || size > 11) throw new IOException("no such code");
        bits <<= found >> 8;
        int dc = before + value(bits, size);
        bits <<= size;
        int used = (found >> 8) + size;
        int[] steps = component.steps();
        block[0] = dc * steps[0];
        HuffmanCode ac = component.ac();
        for (int i = 1; i < 64; i++) {
            if (used > SURE_BITS - LONGEST_STEP) {
                at += used;
                bits = bits(at);
                used = 0;
            }
            found = ac.find((int) (bits >>> 48));
            if (found == 0) throw new IOException("no such code");
            size = found & 15;
            bits <<= found >> 8;
            used += (found >> 8) + size;
            i += found >> 4 & 15;
            if (size == 0) {
                if ((found & 0xFF) != SIXTEEN_ZEROS) break; // only zeros are left
                continue;
            }
            if (i > 63) throw new IOException("more coefficients than there are");
            block[places[i]] = value(bits, size) * steps[i];
            bits <<= size;
        }
        bit = at + used;
        if (bit > 8L * ends.get(part)) throw new IOException("the pixels end too early");
        return dc;
    }

    /** Goes on behind the next restart marker. */
    void restart() throws IOException {
        requireEnd();
        bit = 8L * ends.get(part);
        part++;
        if (part == ends.size()) throw new IOException("a restart is missing");
    }

    /**
     * Makes sure that all has been read.
     *
     * @throws IOException if anything follows
     */
    void finish() throws IOException {
        requireEnd();
        if (part != ends.size() - 1) throw new IOException("a restart too much");
    }

    private void requireEnd() throws IOException {
        if ((bit + 7) / 8 != ends.get(part)) throw new IOException("unread bits");
    }

    /** At least {@value #SURE_BITS} bits from a place on, the first one highest. */
    private long bits(long at) {
        return (long) LONG.get(bytes, (int) (at >>> 3)) << (at & 7);
    }

    /**
     * A signed number of so many bits: those that begin with 0 are negative (F.2.2.1). Signs are as
     * good as random, so this goes without a branch to guess.
     */
    private static int value(long bits, int size) {
        int value = (int) (bits >>> 1 >>> (63 - size)); // 0 if size is
        int isNegative = (int) (~bits >> 63);
        return value + (isNegative & ((-1 << size) + 1));
    }
}
