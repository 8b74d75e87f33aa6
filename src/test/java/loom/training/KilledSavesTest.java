package loom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kills the studio at random moments under load and counts what it had acknowledged. */
@Tag("slow")
class KilledSavesTest {
    private static final int KILLS = 2;
    private static final int THREADS = 4;
    private static final int CREATED = 201;
    private static final int GONE = 204;

    @TempDir private Path home;
    private final Random random = new Random(11);
    private final JsonMapper json = new JsonMapper();
    private final Set<String> saved = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Set<String> unclear = ConcurrentHashMap.newKeySet();

    @Test
    void whatever_was_acknowledged_before_a_kill_is_as_it_was_acknowledged() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildStudio studio = studio()) {
                everythingIsAsAcknowledged(studio);
                work(studio);
            }
        }
        assertThat(saved.size() + deleted.size()).isGreaterThan(KILLS * THREADS);
        assertThat(deleted).isNotEmpty();
        try (ChildStudio studio = studio()) {
            everythingIsAsAcknowledged(studio);
            assertThat(locks()).as("processes with staged files").hasSize(1);
        }
    }

    private ChildStudio studio() throws IOException {
        return new ChildStudio(home, "--loom.bundled=true", "--loom.worker=false");
    }

    /** Saves and deletes from several threads until the process is killed under them. */
    private void work(ChildStudio studio) throws Exception {
        String model = studio.get("/api/v1/models").get(0).get("id").stringValue();
        CountDownLatch warm = new CountDownLatch(THREADS * 2);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                long seed = random.nextLong(1 << 30);
                workers.add(threads.submit(() -> saveAndDelete(studio, model, seed, warm)));
            }
            assertThat(warm.await(60, TimeUnit.SECONDS)).isTrue();
            long until = System.nanoTime() + random.nextLong(1_500_000_000L);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            studio.kill();
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
    }

    private void saveAndDelete(ChildStudio studio, String model, long seed, CountDownLatch warm) {
        String piece = "";
        try {
            for (long i = seed; ; i++) {
                HttpResponse<String> answer = studio.send("POST", "/api/v1/pieces", body(model, i));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(CREATED);
                piece = json.readTree(answer.body()).get("id").stringValue();
                saved.add(piece);
                warm.countDown();
                if (i % 3 == 0) {
                    saved.remove(piece);
                    unclear.add(piece);
                    answer = studio.send("DELETE", "/api/v1/pieces/" + piece, null);
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(GONE);
                    unclear.remove(piece);
                    deleted.add(piece);
                }
            }
        } catch (IOException | InterruptedException e) {
            // killed: what was not answered may be there or not
        }
    }

    private void everythingIsAsAcknowledged(ChildStudio studio) throws Exception {
        List<String> there = new ArrayList<>();
        for (JsonNode piece : studio.get("/api/v1/pieces")) {
            there.add(piece.get("id").stringValue());
        }
        assertThat(there).containsAll(saved);
        assertThat(deleted).noneMatch(there::contains);
        for (String id : there) {
            byte[] png = Files.readAllBytes(home.resolve("studio/artefacts/pieces/" + id + ".png"));
            assertThat(ImageIO.read(new ByteArrayInputStream(png))).as(id).isNotNull();
        }
        assertThat(pictures())
                .as("pictures of no piece")
                .containsExactlyInAnyOrderElementsOf(there);
    }

    private List<String> pictures() throws IOException {
        return files("studio/artefacts/pieces").map(name -> name.replace(".png", "")).toList();
    }

    private List<String> locks() throws IOException {
        return files("studio/staging").filter(name -> name.endsWith(".lock")).toList();
    }

    private Stream<String> files(String folder) throws IOException {
        Path start = home.resolve(folder);
        if (!Files.exists(start)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList()
                    .stream();
        }
    }

    private static byte[] body(String model, long seed) {
        return "{\"model\": \"%s\", \"seed\": %d}"
                .formatted(model, seed)
                .getBytes(StandardCharsets.UTF_8);
    }
}
