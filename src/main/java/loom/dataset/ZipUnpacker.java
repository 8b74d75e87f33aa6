package loom.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/** Opens the files of a zip, one at a time: their streams share what unpacks them. */
final class ZipUnpacker implements AutoCloseable {
    /** The directory speaks of a file that is not there. */
    static final class NoHeaderException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final int HEADER = 0x04034B50;
    private static final int HEADER_BYTES = 30;
    private static final int BUFFER_BYTES = 1 << 13;

    private final FileChannel channel;
    private final Inflater inflater = new Inflater(true);

    ZipUnpacker(FileChannel channel) {
        this.channel = channel;
    }

    /** The next one makes the one before useless. */
    InputStream open(ZipFileEntry entry) throws IOException {
        if (entry.header() < 0) {
            throw new NoHeaderException();
        }
        byte[] bytes = new ChannelSlice(channel, entry.header(), HEADER_BYTES).readAllBytes();
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER_BYTES || header.getInt(0) != HEADER) {
            throw new NoHeaderException();
        }
        long start =
                entry.header()
                        + HEADER_BYTES
                        + Short.toUnsignedInt(header.getShort(26))
                        + Short.toUnsignedInt(header.getShort(28));
        InputStream packed = new ChannelSlice(channel, start, entry.packedBytes());
        return switch (entry.method()) {
            case ZipFileEntry.STORED -> packed;
            case ZipFileEntry.DEFLATED -> {
                inflater.reset();
                // Without a header, zlib wants one byte more than there is.
                InputStream oneMore = new ByteArrayInputStream(new byte[1]);
                yield new InflaterInputStream(
                        new SequenceInputStream(packed, oneMore), inflater, BUFFER_BYTES);
            }
            case ZipFileEntry.DEFLATED_64 -> new Deflate64CompressorInputStream(packed);
            case ZipFileEntry.BZIP2 -> bzip2(packed);
            default -> throw new IOException("packed by method " + entry.method());
        };
    }

    /** Reads the first bytes at once, unlike the others. */
    private static InputStream bzip2(InputStream packed) throws IOException {
        try {
            return new BZip2CompressorInputStream(packed);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw (IOException) new NoHeaderException().initCause(e);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
