package loom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The studio on a real disk of 96 MB that other files fill, and leave again. Runs where a small
 * file system may be mounted; {@code FullDiskJourneyTest} runs everywhere.
 */
@Tag("slow")
class SmallDiskTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path folder;
    private final JsonMapper json = new JsonMapper();
    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk.toString()))
                .as("a small file system can be mounted")
                .isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void a_disk_that_others_fill_ends_by_itself_in_a_working_studio() throws Exception {
        Path ballast = disk.resolve("ballast");
        try (ChildStudio studio =
                new ChildStudio(
                        disk,
                        "--loom.bundled=true",
                        "--loom.worker=false",
                        "--loom.reserve=16MB")) {
            String model = studio.get("/api/v1/models").get(0).get("id").stringValue();
            List<String> saved = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                saved.add(save(studio, model, seed));
            }
            fill(ballast);
            // The disk is looked at once a second: one more may find room yet.
            patiently()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> {
                        HttpResponse<String> refused =
                                studio.send("POST", "/api/v1/pieces", body(model, 5));
                        if (refused.statusCode() == 201) {
                            saved.add(json.readTree(refused.body()).get("id").stringValue());
                        }
                        assertThat(refused.statusCode()).isEqualTo(507);
                        assertThat(refused.body()).contains("disk of the studio is full");
                    });
            assertThat(studio.send("GET", "/actuator/health/readiness", null).statusCode())
                    .isEqualTo(503);
            // Nothing can be written: the database closes, and what is there can be read.
            HttpResponse<String> deletion =
                    studio.send("DELETE", "/api/v1/pieces/" + saved.getFirst(), null);
            if (deletion.statusCode() < 300) {
                saved.removeFirst(); // its file had room left
            } else {
                assertThat(deletion.statusCode()).as(deletion.body()).isEqualTo(507);
            }
            patiently()
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(pieces(studio)).containsExactlyInAnyOrderElementsOf(saved));

            Files.delete(ballast);
            patiently()
                    .atMost(PATIENCE)
                    .until(() ->
                            studio.send("GET", "/actuator/health/readiness", null).statusCode()
                                    == 200);
            saved.add(save(studio, model, 6));
            assertThat(pieces(studio)).containsExactlyInAnyOrderElementsOf(saved);
        }
    }

    private static String save(ChildStudio studio, String model, int seed) throws Exception {
        return studio.post("/api/v1/pieces", body(model, seed)).get("id").stringValue();
    }

    private static List<String> pieces(ChildStudio studio) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode piece : studio.get("/api/v1/pieces")) {
            ids.add(piece.get("id").stringValue());
        }
        return ids;
    }

    /** Writes until nothing more goes on the disk. */
    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // this machine has no such command
        }
    }

    private static byte[] body(String model, int seed) {
        return "{\"model\": \"%s\", \"seed\": %d}"
                .formatted(model, seed)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The queue's own threads may meet the trouble as well: they say so, and go on. */
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions();
    }
}
