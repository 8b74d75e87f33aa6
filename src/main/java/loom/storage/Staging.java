package loom.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The half-written files of this process, in a folder of its own. Beside the folder lies a file
 * that the process holds locked for as long as it lives, however it ends: what lies in the folder
 * of another process is swept as soon as its lock can be taken. Several processes may share a home.
 */
final class Staging implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path root;
    private final String owner;
    private final Path folder;
    private final FileChannel lock;

    private Staging(Path root, String owner, FileChannel lock) throws IOException {
        this.root = root;
        this.owner = owner;
        this.lock = lock;
        folder = Files.createDirectories(root.resolve(owner));
    }

    /**
     * Takes a folder of its own below a root, and sweeps those of processes that live no longer.
     *
     * @param oldest files that lie in the root itself, as they did once, and are older are swept
     *     too
     */
    static Staging open(Path root, Instant oldest) throws IOException {
        Files.createDirectories(root);
        while (true) {
            String owner = UUID.randomUUID().toString();
            FileChannel lock = lock(lockOf(root, owner), true);
            if (lock == null) {
                continue; // another process is about to sweep the file: it was not locked yet
            }
            if (Files.exists(lockOf(root, owner))) {
                Staging staging = new Staging(root, owner, lock);
                staging.sweep(oldest);
                return staging;
            }
            lock.close(); // swept between its making and its locking
        }
    }

    /** Names the process among all that share the home, for as long as it lives. */
    String owner() {
        return owner;
    }

    /** True while the process of that name lives. */
    boolean isAlive(String other) throws IOException {
        if (other.equals(owner)) {
            return true;
        }
        Path file = lockOf(root, other);
        if (!Files.exists(file)) {
            return false;
        }
        FileChannel taken = lock(file, false);
        if (taken == null) {
            return true;
        }
        taken.close();
        return false;
    }

    StagedFile file() throws IOException {
        return new StagedFile(Files.createTempFile(folder, "staged-", ".part"));
    }

    /** Leaves nothing behind, and lets the name go. */
    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        lock.close();
        Files.deleteIfExists(lockOf(root, owner));
    }

    private void sweep(Instant oldest) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(root)) {
            found = files.toList();
        }
        for (Path path : found) {
            String name = path.getFileName().toString();
            if (Files.isDirectory(path)) {
                sweepFolder(path, lockOf(root, name));
            } else if (name.endsWith(LOCK)) {
                String other = name.substring(0, name.length() - LOCK.length());
                sweepFolder(root.resolve(other), path);
            } else if (Files.getLastModifiedTime(path).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Its lock goes last: a folder without one belongs to nobody. */
    private void sweepFolder(Path left, Path lockFile) throws IOException {
        if (left.equals(folder)) {
            return;
        }
        if (!Files.exists(lockFile)) {
            FileSystemUtils.deleteRecursively(left);
            return;
        }
        try (FileChannel taken = lock(lockFile, false)) {
            if (taken != null) {
                FileSystemUtils.deleteRecursively(left);
                Files.deleteIfExists(lockFile);
            }
        }
    }

    /**
     * @return null if another process, or another store of this one, holds it
     */
    private static @Nullable FileChannel lock(Path file, boolean create) throws IOException {
        FileChannel channel =
                create
                        ? FileChannel.open(
                                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        : FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by a store of this very process.
        }
        channel.close();
        return null;
    }

    private static Path lockOf(Path root, String owner) {
        return root.resolve(owner + LOCK);
    }
}
