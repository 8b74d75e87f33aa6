package loom.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes a {@link BlobFile}. For one thread. */
final class BundleWriter implements AutoCloseable {
    private record Entry(long offset, long length) {}

    private final FileChannel channel;
    private final List<Entry> entries = new ArrayList<>();
    private long position;

    BundleWriter(Path file) throws IOException {
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
    }

    void add(byte[] content) throws IOException {
        entries.add(new Entry(position, content.length));
        write(ByteBuffer.wrap(content));
    }

    /** Completes the bundle and brings it to the disk. */
    void finish() throws IOException {
        ByteBuffer index =
                ByteBuffer.allocate(
                        entries.size() * BlobFile.INDEX_ENTRY_BYTES + BlobFile.END_BYTES);
        for (Entry entry : entries) {
            index.putLong(entry.offset()).putLong(entry.length());
        }
        write(index.putLong(entries.size()).putLong(BlobFile.MARK).flip());
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            position += channel.write(bytes);
        }
    }
}
