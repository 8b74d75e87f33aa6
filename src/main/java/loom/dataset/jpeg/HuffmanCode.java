package loom.dataset.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** One of a file's Huffman codes (ITU-T T.81, annexes C and F.2.2.3). */
final class HuffmanCode {
    static final int LONGEST = 16;

    /** Codes of up to so many bits, which are nearly all of a file's, take one look-up. */
    private static final int FAST = 10;

    private final short[] fast = new short[1 << FAST];
    private final int[] firstCode = new int[LONGEST + 1];
    private final int[] firstSymbol = new int[LONGEST + 1];
    private final int[] endCode = new int[LONGEST + 1];
    private final byte[] symbols;

    /**
     * @param counts how many codes there are of 1, 2, … 16 bits
     * @param symbols what they stand for, in the order of the codes
     */
    HuffmanCode(int[] counts, byte[] symbols) throws IOException {
        this.symbols = symbols;
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = counts[length - 1];
            firstCode[length] = code;
            firstSymbol[length] = symbol;
            endCode[length] = code + count;
            if (endCode[length] > 1 << length) throw new IOException("too many codes");
            if (length <= FAST) fill(length, count);
            symbol += count;
            code = (code + count) << 1;
        }
    }

    /**
     * Finds the code that some bits begin with.
     *
     * @param bits the next 16
     * @return its length * 256 + its symbol; 0 if it is no code
     */
    int find(int bits) {
        int entry = fast[bits >>> (LONGEST - FAST)];
        return entry != 0 ? entry : findLong(bits);
    }

    private int findLong(int bits) {
        for (int length = FAST + 1; length <= LONGEST; length++) {
            int code = bits >>> (LONGEST - length);
            if (code < endCode[length]) return entry(length, code);
        }
        return 0;
    }

    private void fill(int length, int count) {
        int spare = FAST - length;
        for (int i = 0; i < count; i++) {
            int code = firstCode[length] + i;
            Arrays.fill(fast, code << spare, (code + 1) << spare, (short) entry(length, code));
        }
    }

    private int entry(int length, int code) {
        return length << 8 | symbols[firstSymbol[length] + code - firstCode[length]] & 0xFF;
    }
}
