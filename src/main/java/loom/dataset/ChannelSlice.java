package loom.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes of a file, read through a buffer no larger than they are. */
final class ChannelSlice extends InputStream {
    private static final int BUFFER_BYTES = 1 << 15;

    private final FileChannel channel;
    private final long end;
    private final ByteBuffer buffer;
    private long position;

    ChannelSlice(FileChannel channel, long start, long length) {
        this.channel = channel;
        position = start;
        end = start + length;
        buffer = ByteBuffer.allocate((int) Math.clamp(length, 1, BUFFER_BYTES)).limit(0);
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, buffer.remaining());
        buffer.get(into, at, some);
        return some;
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
        int read = buffer.hasRemaining() ? channel.read(buffer, position) : -1;
        position += Math.max(0, read);
        buffer.flip();
        return read > 0;
    }
}
