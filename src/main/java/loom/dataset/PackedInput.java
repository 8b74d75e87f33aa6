package loom.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;

/**
 * Calls it damage when something cannot be unpacked, so that it is not taken for trouble with the
 * place that it is unpacked to.
 */
final class PackedInput extends FilterInputStream {
    /** What is packed is not as it was when it was packed. */
    static final class DamageException extends IOException {
        private static final long serialVersionUID = 1L;

        DamageException(Exception cause) {
            super("damaged", cause);
        }
    }

    PackedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        try {
            return super.read(into, at, length);
        } catch (ClosedChannelException e) {
            throw e; // the reader was interrupted: that says nothing about what is packed
        } catch (IOException | RuntimeException e) {
            throw new DamageException(e);
        }
    }
}
