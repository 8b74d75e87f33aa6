package loom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import loom.LoomApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

class DatabaseFileTest {
    @TempDir private Path home;

    @Test
    void a_database_that_is_missing_beside_full_artefacts_stops_the_start_and_stays_missing()
            throws IOException {
        piece();
        Throwable refused =
                catchThrowable(() ->
                        new SpringApplicationBuilder(LoomApplication.class)
                                .properties("server.port=0", "loom.worker=false")
                                .run("--loom.home=" + home));
        DatabaseMissingException missing = cause(refused);
        assertThat(missing)
                .hasMessageContaining("1 file of a studio lies in")
                .hasMessageContaining("studio.mv.db");
        assertThat(new DatabaseMissingAnalyzer().analyze(refused, missing).getAction())
                .contains("Put the file back")
                .contains("--loom.begin-anew=true");
        assertThat(home.resolve("db")).doesNotExist();
    }

    @Test
    void an_empty_file_is_no_database_either() throws IOException {
        piece();
        Files.createFile(Files.createDirectories(home.resolve("db")).resolve("studio.mv.db"));
        assertThat(refusal()).isNotNull();
    }

    @Test
    void an_empty_home_and_one_with_its_database_are_opened() throws IOException {
        assertThatCode(this::check).doesNotThrowAnyException();
        piece();
        Path file = Files.createDirectories(home.resolve("db")).resolve("studio.mv.db");
        Files.writeString(file, "rows");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void a_server_that_is_away_at_the_start_is_told_from_other_failures() {
        var analyzer = new DatabaseAwayAnalyzer();
        var refused = new SQLException("Connection to localhost:5432 refused", "08001");
        assertThat(analyzer.analyze(new IllegalStateException(refused)))
                .isNotNull()
                .satisfies(it -> assertThat(it.getDescription()).contains("cannot be reached"));
        assertThat(
                        analyzer.analyze(
                                new IllegalStateException(new SQLException("no table", "42P01"))))
                .isNull();
    }

    private void piece() throws IOException {
        Path folder = Files.createDirectories(home.resolve("artefacts/pieces"));
        Files.writeString(folder.resolve("1.png"), "picture");
    }

    private DatabaseMissingException refusal() {
        return catchThrowableOfType(DatabaseMissingException.class, this::check);
    }

    private void check() throws IOException {
        DatabaseFile.check("jdbc:h2:file:" + home + "/db/studio;MODE=PostgreSQL", home);
    }

    private static DatabaseMissingException cause(Throwable fault) {
        Throwable link = fault;
        while (!(link instanceof DatabaseMissingException missing)) {
            link = Objects.requireNonNull(link.getCause(), "another failure: " + fault);
        }
        return missing;
    }
}
