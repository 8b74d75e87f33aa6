package loom.dataset.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of an ISO base media file, which AVIF and HEIC are.
 *
 * @param type four letters
 * @param from where its data are in the file
 * @param to where they end
 */
record HeifBox(String type, int from, int to) {
    /** The boxes that follow each other there; the last may be cut off. */
    static List<HeifBox> between(byte[] content, int from, int to) throws PictureRefusal {
        ByteBuffer bytes = Bytes.big(content);
        List<HeifBox> boxes = new ArrayList<>();
        int at = from;
        while (at + 8 <= to) {
            long size = Bytes.u32(bytes, at);
            int header = 8;
            if (size == 1 && at + 16 <= to) {
                size = bytes.getLong(at + 8);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header) {
                throw PictureRefusal.damaged();
            }
            int end = (int) Math.min(to, at + Math.min(size, Integer.MAX_VALUE));
            boxes.add(new HeifBox(Bytes.text(content, at + 4, 4), at + header, end));
            at = end;
        }
        return boxes;
    }

    static Optional<HeifBox> first(List<HeifBox> boxes, String type) {
        return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
    }

    /** A reader of its data, which cannot leave it; positions count from its first byte. */
    ByteBuffer data(byte[] content) {
        return ByteBuffer.wrap(content, from, to - from).slice();
    }
}
