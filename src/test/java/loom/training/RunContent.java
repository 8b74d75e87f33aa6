package loom.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows about runs and models, and all files: what a worker that is too late must not change.
 */
final class RunContent {
    private static final List<String> TABLES =
            List.of("run", "run_metric", "run_quality", "run_checkpoint", "model");

    private RunContent() {}

    /**
     * @param artefacts the folder of the files
     * @param content what counts about a file
     */
    static Map<String, String> of(
            JdbcClient database, Path artefacts, Function<Path, String> content)
            throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String table : TABLES) {
            all.put(
                    table,
                    database.sql("select * from " + table).query().listOfRows().stream()
                            .map(Object::toString)
                            .sorted()
                            .toList()
                            .toString());
        }
        try (Stream<Path> files = Files.walk(artefacts)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> all.put(file.toString(), content.apply(file)));
        }
        return all;
    }
}
