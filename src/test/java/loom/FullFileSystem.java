package loom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A disk for H2 that is full when a test says so. A database on it has an address that begins with
 * {@code jdbc:h2:full:} and goes on with an absolute path.
 */
public final class FullFileSystem extends FilePathWrapper {
    private static volatile boolean isFull;

    static {
        FilePath.register(new FullFileSystem());
    }

    /** The address of a database in a file; {@code settings} come after a semicolon each. */
    public static String address(Path file, String settings) {
        return "jdbc:h2:full:" + file.toAbsolutePath() + settings;
    }

    public static void full(boolean now) {
        isFull = now;
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    private static void check() throws IOException {
        if (isFull) {
            throw new IOException("No space left on device");
        }
    }

    /** Reads what is there; writes nothing while the disk is full. */
    private static final class Channel extends FileBase {
        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            check();
            return base.write(bytes);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            check();
            return base.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return base.read(bytes);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return base.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            base.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            base.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            base.force(metadata);
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared)
                throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
