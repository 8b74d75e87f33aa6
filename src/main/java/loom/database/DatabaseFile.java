package loom.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Refuses to begin with an empty database beside the files of another one: all of them would be
 * there, and no page would show any.
 */
final class DatabaseFile {
    private static final String FILE_ADDRESS = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";

    private DatabaseFile() {}

    /**
     * @param address where the database is
     * @param home the folder that holds everything
     * @throws DatabaseMissingException if the database is a file that is not there, though
     *     artefacts are
     */
    static void check(String address, Path home) throws IOException {
        if (!address.startsWith(FILE_ADDRESS)) {
            return;
        }
        String name = address.substring(FILE_ADDRESS.length()).split(";", 2)[0];
        Path file = Path.of(name + SUFFIX).toAbsolutePath().normalize();
        if (Files.exists(file) && Files.size(file) > 0) {
            return;
        }
        Path artefacts = home.toAbsolutePath().normalize().resolve("artefacts");
        long count = count(artefacts);
        if (count > 0) {
            throw new DatabaseMissingException(file, artefacts, count);
        }
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
