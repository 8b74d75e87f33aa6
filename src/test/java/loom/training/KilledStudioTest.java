package loom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import loom.engine.sampling.GeneratorModel;
import loom.engine.training.GanTrainer;
import loom.training.metrics.RunHistory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kills the whole studio in the middle of a run. */
@Tag("slow")
class KilledStudioTest {
    private static final int IMAGES = 64;
    private static final int BATCH = 8;
    private static final int STEPS_OF_EPOCH = (int) GanTrainer.stepsPerEpoch(IMAGES, BATCH);
    private static final int EPOCHS = 12;
    private static final int ATTEMPTS = 5;
    private static final String H2_MODE =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir private Path home;

    @Test
    void a_killed_run_goes_on_by_itself_and_ends_with_the_weights_of_an_uninterrupted_one()
            throws Exception {
        Killed it = killInTheMiddle(null);
        // A machine that is fast, or busy elsewhere, may have finished before the kill.
        for (int more = 1; it.hasFinished() && more < ATTEMPTS; more++) {
            it = killInTheMiddle(it.dataSet());
        }
        assertThat(it.hasFinished()).as("finished each time before it was killed").isFalse();
        String killed = it.run();
        String dataSet = it.dataSet();
        List<String> before = it.metrics();

        try (ChildStudio studio = new ChildStudio(home)) {
            String uninterrupted = start(studio, dataSet);
            GeneratorModel resumed = model(studio, killed);
            GeneratorModel whole = model(studio, uninterrupted);

            assertThat(resumed.contentHash()).isEqualTo(whole.contentHash());
            assertThat(resumed.weights()).isEqualTo(whole.weights());
            List<String> after = metrics(studio, killed);
            // Speed is wall time, so equal lines were not computed again: the run did go on. The
            // first epoch's checkpoint is always saved, later ones as time allows.
            assertThat(after.subList(0, STEPS_OF_EPOCH))
                    .isEqualTo(before.subList(0, STEPS_OF_EPOCH));
            assertThat(withoutSpeed(after)).isEqualTo(withoutSpeed(metrics(studio, uninterrupted)));
        }
    }

    /**
     * Kills the studio while a new run is beyond the checkpoint of its second epoch.
     *
     * @param known the data set; null if there is none yet
     */
    private Killed killInTheMiddle(@Nullable String known) throws Exception {
        try (ChildStudio studio = new ChildStudio(home)) {
            String dataSet = known == null ? dataSet(studio) : known;
            String run = start(studio, dataSet);
            until(() -> step(studio, run) > 2 * STEPS_OF_EPOCH);
            List<String> before = metrics(studio, run);
            studio.kill();
            return new Killed(dataSet, run, before, !isUnfinished(run));
        }
    }

    /** Asks the files: a studio that is asked would go on with the run at once. */
    private boolean isUnfinished(String run) throws SQLException {
        String database = "jdbc:h2:file:" + home.resolve("studio/db/studio") + H2_MODE;
        try (Connection connection = DriverManager.getConnection(database, "loom", "");
                PreparedStatement state =
                        connection.prepareStatement("select state from run where id = ?")) {
            state.setObject(1, UUID.fromString(run));
            try (ResultSet row = state.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1).equals("RUNNING");
            }
        }
    }

    /**
     * A run whose studio was killed.
     *
     * @param metrics what it had measured shortly before
     */
    private record Killed(String dataSet, String run, List<String> metrics, boolean hasFinished) {}

    private static String dataSet(ChildStudio studio) throws Exception {
        String id =
                studio.post("/api/v1/datasets?name=Spots", TestImages.zip(IMAGES))
                        .get("id")
                        .stringValue();
        until(() -> state(studio, "/api/v1/datasets/" + id).equals("READY"));
        return id;
    }

    private static String start(ChildStudio studio, String dataSet) throws Exception {
        String settings =
                """
                {"dataset": "%s", "name": "Spots", "imageSize": 32, "epochs": %d, "batchSize": %d,
                 "seed": 3, "precision": "float32"}
                """
                        .formatted(dataSet, EPOCHS, BATCH);
        return studio.post("/api/v1/runs", settings.getBytes(StandardCharsets.UTF_8))
                .get("id")
                .stringValue();
    }

    private GeneratorModel model(ChildStudio studio, String run) throws Exception {
        until(() -> state(studio, "/api/v1/runs/" + run).equals("FINISHED"));
        String id = studio.get("/api/v1/runs/" + run).get("model").stringValue();
        Path weights = home.resolve("studio/artefacts/models/" + id + ".safetensors");
        try (InputStream in = Files.newInputStream(weights)) {
            return GeneratorModel.read(in);
        }
    }

    private static long step(ChildStudio studio, String run)
            throws IOException, InterruptedException {
        return studio.get("/api/v1/runs/" + run).get("step").longValue();
    }

    private static String state(ChildStudio studio, String path)
            throws IOException, InterruptedException {
        JsonNode answer = studio.get(path);
        assertThat(answer.get("state").stringValue()).as("%s", answer).isNotEqualTo("FAILED");
        return answer.get("state").stringValue();
    }

    private static List<String> metrics(ChildStudio studio, String run) throws Exception {
        return studio.text("/api/v1/runs/" + run + "/metrics").lines().skip(1).toList();
    }

    private static List<String> withoutSpeed(List<String> lines) {
        int speed = List.of(RunHistory.CSV_HEAD.split(",")).indexOf("images_per_second");
        return lines.stream()
                .map(line -> {
                    List<String> fields = new ArrayList<>(List.of(line.split(",")));
                    fields.remove(speed);
                    return String.join(",", fields);
                })
                .toList();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
