package loom.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file in the store's staging folder, removed by {@link #close()} unless it was
 * adopted.
 */
public record StagedFile(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
