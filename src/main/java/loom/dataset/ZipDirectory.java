package loom.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * The directory at the end of a zip (PKWARE's APPNOTE 6.3, sections 4.3.12 to 4.3.16), gone through
 * without being held: a library that keeps an object for each entry takes 2 GB for a million.
 */
final class ZipDirectory {
    /** Is shown the entries in their order. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @return false to see no more
         */
        boolean entry(ZipFileEntry entry) throws IOException;
    }

    private static final int END = 0x06054B50;
    private static final int END_BYTES = 22;
    private static final int END_64 = 0x06064B50;
    private static final int END_64_BYTES = 56;
    private static final int LOCATOR_64 = 0x07064B50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int ENTRY = 0x02014B50;
    private static final int ENTRY_BYTES = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long IN_64_BITS = 0xFFFFFFFFL;

    private final FileChannel channel;
    private final long start;
    private final long end;

    /** What lies before the zip, as in one that unpacks itself: all positions count from there. */
    private final long shift;

    private ZipDirectory(FileChannel channel, long start, long length, long shift) {
        this.channel = channel;
        this.start = start;
        end = start + length;
        this.shift = shift;
    }

    /**
     * @throws DamagedZipException if there is none that can be read
     */
    static ZipDirectory of(FileChannel channel) throws IOException {
        try {
            return find(channel);
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about the zip
        } catch (IOException | RuntimeException e) {
            throw new DamagedZipException(e);
        }
    }

    /**
     * @throws DamagedZipException if an entry cannot be read
     */
    void forEach(Visitor visitor) throws IOException {
        InputStream in = new ChannelSlice(channel, start, end - start);
        long position = start;
        boolean goesOn = true;
        while (goesOn && position < end) {
            ByteBuffer head = exactly(in, ENTRY_BYTES);
            if (head.getInt(0) != ENTRY) {
                throw new DamagedZipException(new IOException("no entry at " + position));
            }
            byte[] name = exactly(in, unsigned(head, 28)).array();
            byte[] extra = exactly(in, unsigned(head, 30)).array();
            exactly(in, unsigned(head, 32)); // a comment
            position += ENTRY_BYTES + name.length + extra.length + unsigned(head, 32);
            goesOn = visitor.entry(entry(head, name, extra));
        }
    }

    private ZipFileEntry entry(ByteBuffer head, byte[] name, byte[] extra) {
        long packed = head.getInt(20) & IN_64_BITS;
        long bytes = head.getInt(24) & IN_64_BITS;
        long header = head.getInt(42) & IN_64_BITS;
        ByteBuffer wide = wide(extra);
        if (bytes == IN_64_BITS && wide.remaining() >= Long.BYTES) {
            bytes = wide.getLong();
        }
        if (packed == IN_64_BITS && wide.remaining() >= Long.BYTES) {
            packed = wide.getLong();
        }
        if (header == IN_64_BITS && wide.remaining() >= Long.BYTES) {
            header = wide.getLong();
        }
        int flags = unsigned(head, 8);
        return new ZipFileEntry(
                ZipNames.decode(name, flags, extra),
                flags,
                unsigned(head, 10),
                packed,
                bytes,
                header + shift);
    }

    /** The numbers that did not fit into 32 bits, in their order. */
    private static ByteBuffer wide(byte[] extra) {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 4) {
            int id = Short.toUnsignedInt(fields.getShort());
            int length = Math.min(Short.toUnsignedInt(fields.getShort()), fields.remaining());
            if (id == 1) {
                return fields.slice(fields.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            fields.position(fields.position() + length);
        }
        return ByteBuffer.allocate(0);
    }

    private static ZipDirectory find(FileChannel channel) throws IOException {
        long size = channel.size();
        int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
        ByteBuffer last = exactly(new ChannelSlice(channel, size - tail, tail), tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (last.getInt(at) == END && unsigned(last, at + 20) <= tail - END_BYTES - at) {
                return at(channel, size - tail + at, last.slice(at, END_BYTES));
            }
        }
        throw new IOException("no end of a directory");
    }

    private static ZipDirectory at(FileChannel channel, long position, ByteBuffer end)
            throws IOException {
        end.order(ByteOrder.LITTLE_ENDIAN);
        long length = end.getInt(12) & IN_64_BITS;
        long start = end.getInt(16) & IN_64_BITS;
        long last = position;
        if (position >= LOCATOR_64_BYTES) {
            ByteBuffer locator =
                    exactly(
                            new ChannelSlice(
                                    channel, position - LOCATOR_64_BYTES, LOCATOR_64_BYTES),
                            LOCATOR_64_BYTES);
            long wide = position - LOCATOR_64_BYTES - END_64_BYTES;
            if (locator.getInt(0) == LOCATOR_64 && wide >= 0) {
                ByteBuffer end64 =
                        exactly(new ChannelSlice(channel, wide, END_64_BYTES), END_64_BYTES);
                if (end64.getInt(0) == END_64) {
                    length = end64.getLong(40);
                    start = end64.getLong(48);
                    last = wide;
                }
            }
        }
        long shift = last - length - start;
        if (length < 0 || start < 0 || length > last || shift < 0) {
            throw new IOException("a directory of %d bytes at %d".formatted(length, start));
        }
        return new ZipDirectory(channel, start + shift, length, shift);
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static ByteBuffer exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new DamagedZipException(new EOFException("the directory ends too early"));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
