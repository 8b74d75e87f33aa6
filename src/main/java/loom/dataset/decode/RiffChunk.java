package loom.dataset.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a RIFF file, which WebP is.
 *
 * @param type four letters
 * @param from where its data are in the file
 */
record RiffChunk(String type, int from, int length) {
    private static final int HEADER = 8;

    /**
     * The chunks that follow each other there.
     *
     * @throws PictureRefusal if the file ends within one
     */
    static List<RiffChunk> between(byte[] content, int from, int to) throws PictureRefusal {
        ByteBuffer bytes = Bytes.little(content);
        List<RiffChunk> chunks = new ArrayList<>();
        for (int at = from; at + HEADER <= to; ) {
            long length = Bytes.u32(bytes, at + 4);
            if (at + HEADER + length > to) {
                throw PictureRefusal.cutOff();
            }
            chunks.add(new RiffChunk(Bytes.text(content, at, 4), at + HEADER, (int) length));
            long next = at + HEADER + length + (length & 1);
            at = (int) Math.min(next, to);
        }
        return chunks;
    }

    static Optional<RiffChunk> first(List<RiffChunk> chunks, String type) {
        return chunks.stream().filter(chunk -> chunk.type().equals(type)).findFirst();
    }

    int end() {
        return from + length;
    }
}
