package loom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import loom.engine.sampling.GeneratorModel;
import loom.engine.training.GanTrainer;
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
    private static final int EPOCHS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir private Path home;

    @Test
    void a_killed_run_goes_on_by_itself_and_ends_with_the_weights_of_an_uninterrupted_one()
            throws Exception {
        List<String> before;
        String killed;
        String dataSet;
        try (ChildStudio studio = new ChildStudio(home)) {
            dataSet = dataSet(studio);
            killed = start(studio, dataSet);
            // Beyond the checkpoint of the second epoch, and not at one.
            until(() ->
                    step(studio, killed) > 2 * STEPS_OF_EPOCH
                            && step(studio, killed) % STEPS_OF_EPOCH != 0);
            before = metrics(studio, killed);
            studio.kill();
        }

        try (ChildStudio studio = new ChildStudio(home)) {
            assertThat(step(studio, killed)).isLessThan(EPOCHS * STEPS_OF_EPOCH);
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
        return lines.stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
