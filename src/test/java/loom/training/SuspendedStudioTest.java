package loom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import loom.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two studios share a PostgreSQL database and a home; one of them falls asleep over its run. */
@DisabledOnOs(OS.WINDOWS) // has no signal that suspends
class SuspendedStudioTest {
    private static final int IMAGES = 64;
    private static final int EPOCHS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String url = TestDatabase.newPostgresUrl();
    private final JdbcClient database = JdbcClient.create(source(url));

    @TempDir private Path home;

    @Test
    void a_studio_that_wakes_after_its_run_went_on_elsewhere_changes_nothing() throws Exception {
        try (ChildStudio sleeper = studio()) {
            String run = start(sleeper);
            until(() -> step(run) > 10);
            suspend(sleeper);
            assertThat(state(run)).isEqualTo("RUNNING");
            try (ChildStudio other = studio()) {
                until(() -> state(run).equals("FINISHED"));
                Map<String, String> left = content();

                sleeper.wake();
                until(() -> sleeper.log().contains("went on elsewhere while this worker was away"));

                assertThat(content()).isEqualTo(left);
                assertThat(other.get("/api/v1/runs/" + run).get("model")).isNotNull();
            }
            assertThat(attempts(run)).isEqualTo(2);
        }
    }

    private ChildStudio studio() throws IOException {
        return new ChildStudio(
                home, "--spring.datasource.url=" + url, "--spring.datasource.username=postgres");
    }

    /** Not in the middle of a transaction: whoever wants the run would have to wait for its end. */
    private void suspend(ChildStudio studio) {
        until(() -> {
            studio.suspend();
            if (holdsNothing()) {
                return true;
            }
            studio.wake();
            return false;
        });
    }

    private boolean holdsNothing() {
        return database.sql(
                                """
                                select count(*) from pg_stat_activity
                                where datname = current_database() and state <> 'idle'
                                    and pid <> pg_backend_pid()
                                """)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private String start(ChildStudio studio) throws Exception {
        String dataSet =
                studio.post("/api/v1/datasets?name=Spots", TestImages.zip(IMAGES))
                        .get("id")
                        .stringValue();
        until(() ->
                studio.get("/api/v1/datasets/" + dataSet)
                        .get("state")
                        .stringValue()
                        .equals("READY"));
        String settings =
                """
                {"dataset": "%s", "name": "Spots", "imageSize": 32, "epochs": %d, "batchSize": 8,
                 "seed": 3, "precision": "float32"}
                """
                        .formatted(dataSet, EPOCHS);
        return studio.post("/api/v1/runs", settings.getBytes(StandardCharsets.UTF_8))
                .get("id")
                .stringValue();
    }

    private long step(String run) {
        return column(run, "step", Long.class);
    }

    private int attempts(String run) {
        return column(run, "attempt", Integer.class);
    }

    private String state(String run) {
        return column(run, "state", String.class);
    }

    private <T> T column(String run, String name, Class<T> type) {
        return database.sql("select %s from run where id = cast(:id as uuid)".formatted(name))
                .param("id", run)
                .query(type)
                .single();
    }

    private Map<String, String> content() throws IOException {
        return RunContent.of(
                database, home.resolve("studio/artefacts"), SuspendedStudioTest::bytes);
    }

    private static String bytes(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    + " "
                    + Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource source(String url) {
        return new DriverManagerDataSource(url);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
