package loom.dataset.decode;

import java.awt.Dimension;
import java.awt.Point;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a WebP is made up: a picture, or a canvas with frames.
 *
 * @param canvas the whole picture, as viewers show it
 * @param place of the first frame on it
 * @param parts of the first frame: VP8L, or VP8 and perhaps ALPH
 */
record WebpFile(
        byte[] content, Dimension canvas, Point place, List<RiffChunk> all, List<RiffChunk> parts) {
    private static final int RIFF_HEADER = 12;
    private static final int FRAME_HEADER = 16;
    private static final int HAS_ALPHA = 0x10;

    static WebpFile of(byte[] content) throws PictureRefusal {
        long end = Bytes.u32(Bytes.little(content), 4) + 8;
        if (end > content.length) {
            throw PictureRefusal.cutOff();
        }
        List<RiffChunk> all = RiffChunk.between(content, RIFF_HEADER, (int) end);
        Optional<RiffChunk> frame = RiffChunk.first(all, "ANMF");
        if (frame.isEmpty()) {
            return new WebpFile(content, canvas(content, all), new Point(), all, all);
        }
        RiffChunk first = frame.get();
        Point place = new Point(2 * u24(content, first.from()), 2 * u24(content, first.from() + 3));
        List<RiffChunk> parts =
                RiffChunk.between(content, first.from() + FRAME_HEADER, first.end());
        return new WebpFile(content, canvas(content, all), place, all, parts);
    }

    /**
     * The first frame as a WebP of its own, without its place and without what the pixels need not.
     */
    byte[] alone() throws PictureRefusal {
        RiffChunk picture = picture(parts);
        Optional<RiffChunk> alpha =
                RiffChunk.first(parts, "ALPH").filter(chunk -> picture.type().equals("VP8 "));
        Dimension size = size(content, picture);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        if (alpha.isPresent()) {
            ByteBuffer extended = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
            extended.putInt(HAS_ALPHA);
            put24(extended, size.width - 1);
            put24(extended, size.height - 1);
            add(chunks, "VP8X", extended.array());
            add(chunks, "ALPH", data(alpha.get()));
        }
        add(chunks, picture.type(), data(picture));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(RIFF_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(letters("RIFF")).putInt(chunks.size() + 4).put(letters("WEBP"));
        file.writeBytes(header.array());
        file.writeBytes(chunks.toByteArray());
        return file.toByteArray();
    }

    Optional<byte[]> chunk(String type) {
        return RiffChunk.first(all, type).map(this::data);
    }

    private byte[] data(RiffChunk chunk) {
        return Arrays.copyOfRange(content, chunk.from(), chunk.end());
    }

    private static Dimension canvas(byte[] content, List<RiffChunk> chunks) throws PictureRefusal {
        Optional<RiffChunk> extended = RiffChunk.first(chunks, "VP8X");
        if (extended.isPresent()) {
            int at = extended.get().from() + 4;
            return new Dimension(u24(content, at) + 1, u24(content, at + 3) + 1);
        }
        return size(content, picture(chunks));
    }

    private static RiffChunk picture(List<RiffChunk> chunks) throws PictureRefusal {
        return RiffChunk.first(chunks, "VP8 ")
                .or(() -> RiffChunk.first(chunks, "VP8L"))
                .orElseThrow(PictureRefusal::cutOff);
    }

    private static Dimension size(byte[] content, RiffChunk picture) {
        ByteBuffer bytes = Bytes.little(content);
        if (picture.type().equals("VP8L")) {
            int bits = bytes.getInt(picture.from() + 1); // behind the signature 0x2F
            return new Dimension((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        }
        int at = picture.from() + 6; // behind the frame's tag and start code
        return new Dimension(Bytes.u16(bytes, at) & 0x3FFF, Bytes.u16(bytes, at + 2) & 0x3FFF);
    }

    private static void add(ByteArrayOutputStream to, String type, byte[] data) {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        to.writeBytes(header.put(letters(type)).putInt(data.length).array());
        to.writeBytes(data);
        if (data.length % 2 == 1) {
            to.write(0);
        }
    }

    private static byte[] letters(String type) {
        return type.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int u24(byte[] content, int at) {
        return content[at] & 0xFF | (content[at + 1] & 0xFF) << 8 | (content[at + 2] & 0xFF) << 16;
    }

    private static void put24(ByteBuffer to, int value) {
        to.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }
}
