package loom.engine.interchange;

import java.io.IOException;
import java.util.Map;

/**
 * The version of what a file of ours says about itself. Files without it are of version 1. Readers
 * pass over notes that they do not know, so a version rises only when a file can no longer be read
 * rightly without knowing the new part.
 */
public final class FormatNote {
    public static final String NAME = "loom.format";

    /** The version that this engine writes, and the newest that it reads. */
    public static final String VERSION = "1";

    private FormatNote() {}

    /**
     * @throws IOException if the file is of a newer version, in words
     */
    public static void require(Map<String, String> notes) throws IOException {
        String version = notes.getOrDefault(NAME, VERSION);
        if (!version.equals(VERSION)) {
            throw new IOException(
                    "a newer Latent Loom wrote this file (format %s, this one reads %s): open it there"
                            .formatted(version, VERSION));
        }
    }
}
