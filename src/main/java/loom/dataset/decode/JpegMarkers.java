package loom.dataset.decode;

import java.awt.Dimension;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a JPEG is made up, from its markers alone.
 *
 * @param frame the marker of its frame (SOF), which tells the process; 0 if there is none
 * @param bits of a sample
 * @param scans how often its data go over the picture
 * @param firstScan where the first scan's marker is; -1 if there is none
 * @param isEnded whether its end is marked
 * @param exif the EXIF block, null if there is none
 */
record JpegMarkers(
        int frame,
        int bits,
        int width,
        int height,
        int components,
        int scans,
        int firstScan,
        boolean hasHuffmanTables,
        boolean isEnded,
        byte @Nullable [] exif) {
    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int SOF15 = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;
    private static final String EXIF = "Exif\0\0";

    /** All of them, up to the end of the picture or of the file. */
    static JpegMarkers of(byte[] content) {
        return new Walk(content).toEnd();
    }

    /** Only what stands before the first scan: enough for the size. */
    static JpegMarkers header(byte[] content) {
        return new Walk(content).toFirstScan();
    }

    Dimension size() {
        return new Dimension(width, height);
    }

    boolean isProgressive() {
        return frame == SOF2;
    }

    boolean isArithmetic() {
        return frame > JPG;
    }

    boolean isLossless() {
        return (frame & 3) == 3;
    }

    private static final class Walk {
        private final byte[] content;
        private final ByteBuffer bytes;
        private int frame;
        private int bits;
        private int width;
        private int height;
        private int components;
        private int scans;
        private int firstScan = -1;
        private boolean hasHuffmanTables;
        private boolean isEnded;
        private byte @Nullable [] exif;

        Walk(byte[] content) {
            this.content = content;
            this.bytes = Bytes.big(content);
        }

        JpegMarkers toFirstScan() {
            int at = 2;
            while (scans == 0 && (at = next(at)) >= 0) {
                at = segment(at);
            }
            return found();
        }

        JpegMarkers toEnd() {
            int at = 2;
            while ((at = next(at)) >= 0) {
                at = segment(at);
            }
            return found();
        }

        private JpegMarkers found() {
            return new JpegMarkers(
                    frame,
                    bits,
                    width,
                    height,
                    components,
                    scans,
                    firstScan,
                    hasHuffmanTables,
                    isEnded,
                    exif);
        }

        /** The next marker from there on, over the data of a scan too; -1 if none follows. */
        private int next(int from) {
            for (int at = from; at + 1 < content.length; at++) {
                // Not a stuffed zero, a restart or a filling byte.
                if (content[at] == (byte) 0xFF) {
                    int marker = content[at + 1] & 0xFF;
                    if (marker >= SOF0 && marker != 0xFF && (marker & 0xF8) != 0xD0) {
                        isEnded = marker == EOI;
                        return isEnded ? -1 : at;
                    }
                }
            }
            return -1;
        }

        /** Where to go on behind it. */
        private int segment(int at) {
            int marker = content[at + 1] & 0xFF;
            int length = at + 4 <= content.length ? Bytes.u16(bytes, at + 2) : 0;
            if (marker == DHT) {
                hasHuffmanTables = true;
            } else if (marker == SOS) {
                scans++;
                firstScan = firstScan < 0 ? at : firstScan;
            } else if (marker >= SOF0 && marker <= SOF15 && marker != JPG && marker != DAC) {
                frame(at, marker);
            } else if (marker == APP1
                    && exif == null
                    && Bytes.text(content, at + 4, EXIF.length()).equals(EXIF)) {
                int end = Math.min(content.length, at + 2 + length);
                exif = Arrays.copyOfRange(content, at + 4 + EXIF.length(), end);
            }
            return at + 2 + Math.max(2, length);
        }

        private void frame(int at, int marker) {
            if (frame == 0 && at + 10 <= content.length) {
                frame = marker;
                bits = content[at + 4] & 0xFF;
                height = Bytes.u16(bytes, at + 5);
                width = Bytes.u16(bytes, at + 7);
                components = content[at + 9] & 0xFF;
            }
        }
    }
}
