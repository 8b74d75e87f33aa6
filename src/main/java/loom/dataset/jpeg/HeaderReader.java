package loom.dataset.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through the segments before the pixels (ITU-T T.81, annex B). Used once. */
final class HeaderReader {
    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int HUFFMAN = 0xC4;
    private static final int SCAN = 0xDA;
    private static final int QUANTISATION = 0xDB;
    private static final int RESTARTS = 0xDD;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int PROFILE = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;

    private record Frame(int width, int height, List<Part> parts) {}

    private record Part(int id, int across, int down, int table) {}

    private final ByteBuffer file;
    private final Map<Integer, int[]> steps = new HashMap<>();
    private final Map<Integer, HuffmanCode> codes = new HashMap<>();
    private @Nullable Frame frame;
    private int restartInterval;
    private boolean isKnownToBeYcc;

    HeaderReader(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    Header read() throws IOException {
        require(file.getShort() == (short) 0xFFD8, "no start of an image");
        while (true) {
            require(next() == 0xFF, "no marker");
            int marker = next();
            while (marker == 0xFF) marker = next(); // markers may be padded
            ByteBuffer segment = segment();
            if (marker == SCAN) return scan(segment);
            read(marker, segment);
        }
    }

    private void read(int marker, ByteBuffer segment) throws IOException {
        switch (marker) {
            case BASELINE, EXTENDED -> frame = frame(segment);
            case HUFFMAN -> huffman(segment);
            case QUANTISATION -> quantisation(segment);
            case RESTARTS -> restartInterval = segment.getShort() & 0xFFFF;
            case JFIF -> isKnownToBeYcc |= startsWith(segment, "JFIF\0");
            case EXIF -> isKnownToBeYcc |= startsWith(segment, "Exif\0");
            // Other colours than sRGB are converted by those who know how.
            case PROFILE -> require(!startsWith(segment, "ICC_PROFILE\0"), "a colour profile");
            case ADOBE -> adobe(segment);
            case COMMENT -> {}
            default ->
                    require(
                            marker > JFIF && marker <= LAST_APPLICATION,
                            "a kind that is not the plain one");
        }
    }

    private void adobe(ByteBuffer segment) throws IOException {
        if (!startsWith(segment, "Adobe")) return;
        require(segment.get(11) == 1, "other colours than luminance and chrominance");
        isKnownToBeYcc = true;
    }

    private Frame frame(ByteBuffer segment) throws IOException {
        require(frame == null, "two frames");
        require(segment.get() == 8, "not 8 bits");
        int height = segment.getShort() & 0xFFFF;
        int width = segment.getShort() & 0xFFFF;
        require(width > 0 && height > 0, "a size that comes later");
        int count = segment.get();
        require(count == 1 || count == 3, "not grey, nor colour");
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = segment.get();
            int sampling = segment.get();
            // The blocks of a lone component lie row by row, whatever sampling it claims.
            int across = count == 1 ? 1 : sampling >> 4;
            int down = count == 1 ? 1 : sampling & 15;
            // Chrominance of a half across alone would need other blocks than square ones.
            boolean isUsual = sampling == 0x11 || i == 0 && across == 2 && down == 2 || count == 1;
            require(isUsual, "unusual sampling");
            parts.add(new Part(id, across, down, segment.get()));
        }
        return new Frame(width, height, parts);
    }

    private void huffman(ByteBuffer segment) throws IOException {
        while (segment.hasRemaining()) {
            int name = segment.get() & 0xFF;
            int[] counts = new int[HuffmanCode.LONGEST];
            int all = 0;
            for (int i = 0; i < counts.length; i++) all += counts[i] = segment.get() & 0xFF;
            byte[] symbols = new byte[all];
            segment.get(symbols);
            codes.put(name, new HuffmanCode(counts, symbols));
        }
    }

    private void quantisation(ByteBuffer segment) {
        while (segment.hasRemaining()) {
            int name = segment.get();
            int[] table = new int[64];
            for (int i = 0; i < table.length; i++)
                table[i] = name >> 4 == 0 ? segment.get() & 0xFF : segment.getShort() & 0xFFFF;
            steps.put(name & 15, table);
        }
    }

    private Header scan(ByteBuffer segment) throws IOException {
        Frame shape = frame;
        if (shape == null) throw new IOException("pixels before their size");
        require(shape.parts().size() == 1 || isKnownToBeYcc, "colours of an unknown kind");
        require(segment.get() == shape.parts().size(), "colours one after the other");
        List<Component> components = new ArrayList<>();
        for (Part part : shape.parts()) {
            require(segment.get() == part.id(), "colours in another order");
            int names = segment.get() & 0xFF;
            int[] table = steps.get(part.table());
            HuffmanCode dc = codes.get(names >> 4);
            HuffmanCode ac = codes.get(0x10 | names & 15);
            if (table == null || dc == null || ac == null) throw new IOException("a missing table");
            components.add(new Component(part.across(), part.down(), table, dc, ac));
        }
        require(segment.get() == 0 && segment.get() == 63 && segment.get() == 0, "a partial scan");
        return new Header(
                shape.width(), shape.height(), components, restartInterval, file.position());
    }

    private int next() {
        return file.get() & 0xFF;
    }

    private ByteBuffer segment() throws IOException {
        int length = (file.getShort() & 0xFFFF) - 2; // counts itself
        require(length >= 0 && length <= file.remaining(), "an impossible length");
        ByteBuffer segment = file.slice(file.position(), length);
        file.position(file.position() + length);
        return segment;
    }

    private static boolean startsWith(ByteBuffer segment, String text) {
        byte[] start = text.getBytes(StandardCharsets.US_ASCII);
        return segment.remaining() >= start.length
                && segment.slice(0, start.length).equals(ByteBuffer.wrap(start));
    }

    private static void require(boolean isSo, String objection) throws IOException {
        if (!isSo) throw new IOException(objection);
    }
}
