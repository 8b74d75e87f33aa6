package loom.storage;

import jakarta.annotation.PreDestroy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps the studio's files: uploads, packed data sets, checkpoints, models, pieces. The only code
 * that knows where they lie. Safe for use by many threads; two writers of one name leave the bytes
 * of whichever ended last, never a mixture.
 */
@Component
public class ArtefactStore {
    /** Before processes had folders of their own, what was older had been left by a kill. */
    private static final Duration LONGEST_STAGING = Duration.ofDays(1);

    private final Path artefacts;
    private final Staging staging;

    /**
     * @param home the folder that holds everything; made if it is not there
     */
    public ArtefactStore(@Value("${loom.home}") Path home, Clock clock) throws IOException {
        artefacts = Files.createDirectories(home.toAbsolutePath().normalize().resolve("artefacts"));
        staging =
                Staging.open(
                        home.toAbsolutePath().normalize().resolve("staging"),
                        clock.instant().minus(LONGEST_STAGING));
    }

    /**
     * Writes an artefact so that a reader, or a crash, sees the old bytes or the new, never half.
     */
    public void write(ArtefactName name, Content content) throws IOException {
        try (StagedFile file = stage(content)) {
            adopt(file, name);
        }
    }

    /** Writes and flushes what {@link #adopt} makes an artefact in no time. */
    public StagedFile stage(Content content) throws IOException {
        StagedFile file = stage();
        try (FileChannel channel =
                FileChannel.open(
                        file.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
            return file;
        } catch (Throwable e) {
            file.close();
            throw e;
        }
    }

    /** Moves a staged file into the store under a name, replacing what had it before. */
    public void adopt(StagedFile file, ArtefactName name) throws IOException {
        Path target = path(name);
        Files.createDirectories(target.getParent());
        Files.move(
                file.path(),
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Gives an artefact a second name, as atomically as {@link #write}; from then on they are two
     * artefacts. Costs neither time nor room where the disk knows hard links: no artefact is ever
     * changed in place, so the two may share their bytes.
     *
     * @throws NoSuchFileException if there is no artefact of that name
     */
    public void copy(ArtefactName from, ArtefactName to) throws IOException {
        try (StagedFile file = stage()) {
            Files.delete(file.path()); // its name is what is wanted
            try {
                Files.createLink(file.path(), path(from));
            } catch (UnsupportedOperationException | FileSystemException e) {
                if (!exists(from)) {
                    throw e;
                }
                try (InputStream in = read(from)) {
                    write(to, in::transferTo);
                }
                return;
            }
            adopt(file, to);
        }
    }

    /**
     * @throws NoSuchFileException if there is no artefact of that name
     */
    public InputStream read(ArtefactName name) throws IOException {
        return new BufferedInputStream(Files.newInputStream(path(name)), 1 << 16);
    }

    /** Opens an artefact for random access and memory mapping. The caller closes the channel. */
    public FileChannel open(ArtefactName name) throws IOException {
        return FileChannel.open(path(name), StandardOpenOption.READ);
    }

    public boolean exists(ArtefactName name) {
        return Files.isRegularFile(path(name));
    }

    /** Size in bytes of an artefact, or of all artefacts below a name; 0 if there are none. */
    public long size(ArtefactName name) {
        return below(name).stream().mapToLong(ArtefactStore::sizeOf).sum();
    }

    /** Names of the artefacts below a name, sorted. */
    public List<ArtefactName> list(ArtefactName name) {
        return below(name).stream()
                .map(file -> new ArtefactName(slashed(artefacts.relativize(file))))
                .toList();
    }

    /**
     * Removes an artefact and all artefacts below its name. Removing what is not there is no error.
     */
    public void delete(ArtefactName name) throws IOException {
        FileSystemUtils.deleteRecursively(path(name));
    }

    /** A place for bytes that are not an artefact yet; they are gone when it is closed. */
    public StagedFile stage() throws IOException {
        return staging.file();
    }

    /** Bytes that can still be written to the disk of the store. */
    public long freeBytes() {
        try {
            return Files.getFileStore(artefacts).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets other processes know at once that this one is gone. */
    @PreDestroy
    void close() throws IOException {
        staging.close();
    }

    Staging staging() {
        return staging;
    }

    private List<Path> below(ArtefactName name) {
        Path start = path(name);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(ArtefactName name) {
        return artefacts.resolve(name.value());
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // deleted between the listing and now
        }
    }

    /** Writes the bytes of an artefact. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
