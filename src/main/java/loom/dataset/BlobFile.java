package loom.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Many small files in one, so that a data set of 50,000 images is a handful of files on disk. The
 * contents come first, one after the other; then for each its offset and its length; then how many
 * there are and a mark. All numbers are 64-bit, big-endian. Any thread may read.
 */
final class BlobFile implements AutoCloseable {
    static final long MARK = 0x4C4F4F4D_42444C31L; // "LOOMBDL1"
    static final int INDEX_ENTRY_BYTES = 16;
    static final int END_BYTES = 16;

    private final FileChannel channel;
    private final int count;

    private BlobFile(FileChannel channel, int count) {
        this.channel = channel;
        this.count = count;
    }

    /** Takes the channel over. */
    static BlobFile open(FileChannel channel) throws IOException {
        try {
            ByteBuffer end = readAt(channel, channel.size() - END_BYTES, END_BYTES);
            long count = end.getLong();
            if (end.getLong() != MARK
                    || count < 0
                    || count > (channel.size() - END_BYTES) / INDEX_ENTRY_BYTES) {
                throw new IOException("not a bundle of files, or a damaged one");
            }
            return new BlobFile(channel, Math.toIntExact(count));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    int count() {
        return count;
    }

    byte[] read(int index) throws IOException {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("file " + index + " of " + count);
        }
        long indexStart = channel.size() - END_BYTES - (long) count * INDEX_ENTRY_BYTES;
        ByteBuffer entry =
                readAt(channel, indexStart + (long) index * INDEX_ENTRY_BYTES, INDEX_ENTRY_BYTES);
        long offset = entry.getLong();
        long length = entry.getLong();
        if (offset < 0 || length < 0 || length > indexStart - offset) {
            throw new IOException("a damaged bundle of files");
        }
        return readAt(channel, offset, Math.toIntExact(length)).array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer readAt(FileChannel channel, long position, int length)
            throws IOException {
        if (position < 0) {
            throw new IOException("not a bundle of files: too short");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("a bundle of files ends too early");
            }
        }
        return bytes.flip();
    }
}
