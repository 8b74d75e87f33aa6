package loom.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and stops a reader that reads more than it was allowed. */
final class MeteredInput extends FilterInputStream {
    private long bytes;
    private long most = Long.MAX_VALUE;

    MeteredInput(InputStream in) {
        super(in);
    }

    long bytes() {
        return bytes;
    }

    /** What may be read from here on. */
    void allow(long more) {
        most = more > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + more;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (bytes > most) {
            throw new IOException("more than was allowed");
        }
        int read = super.read(into, at, length);
        bytes += Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        if (bytes > most) {
            throw new IOException("more than was allowed");
        }
        long skipped = super.skip(wanted);
        bytes += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
