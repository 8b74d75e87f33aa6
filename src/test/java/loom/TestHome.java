package loom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The folder in which a studio under test keeps everything; it goes with the JVM. */
public record TestHome(Path folder) {
    static TestHome inTemporaryFolder() throws IOException {
        Path folder = Files.createTempDirectory("loom-home-");
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
        return new TestHome(folder);
    }

    /** How many uploads and half-written files there are. */
    public long stagedFiles() {
        return files("staging", file -> file.toString().endsWith(".part"));
    }

    /** How many files lie below a folder of the home; none if there is no such folder. */
    public long files(String below) {
        return files(below, file -> true);
    }

    private long files(String below, Predicate<Path> wanted) {
        Path start = folder.resolve(below);
        if (!Files.exists(start)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).filter(wanted).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
