package loom.api;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/**
 * A file of the studio as an answer: its length is told, and parts of it can be asked for (RFC
 * 9110, section 14), so that a broken download goes on where it broke.
 */
final class StoredFile extends AbstractResource {
    private final Content content;
    private final long length;

    StoredFile(Content content, long length) {
        this.content = content;
        this.length = length;
    }

    /** Opens the file, whole, each time it is asked. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return content.open();
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "a file of %d bytes".formatted(length);
    }
}
