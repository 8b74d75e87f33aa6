package loom.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a .npy file (NumPy's NEP 1): a mark, a version, the length of a Python
 * dictionary, and that dictionary, of which three entries are looked for and nothing is run.
 *
 * @param type NumPy's word: "|u1", "&lt;f4"
 */
record NpyHeader(String type, boolean isFortran, List<Long> shape) {
    private static final String MARK = "\u0093NUMPY";
    private static final int LONGEST = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,20})'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    static boolean begins(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(MARK);
    }

    /**
     * @throws IOException if it is no header that NumPy writes
     */
    static NpyHeader read(InputStream in) throws IOException {
        byte[] start = exactly(in, MARK.length() + 2);
        if (!begins(start)) {
            throw new IOException("not a .npy file");
        }
        boolean isLong = start[MARK.length()] > 1;
        ByteBuffer length =
                ByteBuffer.wrap(exactly(in, isLong ? 4 : 2)).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = isLong ? length.getInt() : Short.toUnsignedInt(length.getShort());
        if (bytes < 0 || bytes > LONGEST) {
            throw new IOException("a header of %d bytes".formatted(bytes));
        }
        String text = new String(exactly(in, (int) bytes), StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!shape.find()) {
            throw new IOException("a header without a shape");
        }
        // Arrays of records have a list there; nothing is read of such.
        return new NpyHeader(
                type.find() ? type.group(1) : "records",
                FORTRAN.matcher(text).find(),
                numbers(shape.group(1)));
    }

    private static List<Long> numbers(String text) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (String number : text.replace("L", "").split(",", -1)) {
            if (!number.isBlank()) {
                try {
                    numbers.add(Long.parseLong(number.strip()));
                } catch (NumberFormatException e) {
                    throw new IOException("a shape of (" + text + ")", e);
                }
            }
        }
        return numbers;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ends within its header");
        }
        return bytes;
    }
}
