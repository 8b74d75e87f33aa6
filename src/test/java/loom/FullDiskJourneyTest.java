package loom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loom.storage.Reserve;
import loom.storage.TestDisk;
import loom.training.TestImages;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole studio whose disk fills up under a training and gets room again: on a disk that is full
 * when the test says so, which needs no privileges. {@code SmallDiskTest} does it on a real one.
 */
@SpringBootTest(properties = "loom.bundled=true")
@AutoConfigureMockMvc
@Import(FullDiskJourneyTest.Disk.class)
@DirtiesContext
class FullDiskJourneyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir private static Path home;

    @Autowired private MockMvc api;
    @Autowired private TestDisk disk;
    private final JsonMapper json = new JsonMapper();

    @DynamicPropertySource
    static void ownHome(DynamicPropertyRegistry registry) {
        registry.add("loom.home", home::toString);
        registry.add(
                "spring.datasource.url",
                () ->
                        FullFileSystem.address(
                                home.resolve("db/studio"),
                                ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0"));
    }

    @AfterEach
    void makeRoom() {
        FullFileSystem.full(false);
        disk.makeRoom();
    }

    @Test
    void a_full_disk_ends_by_itself_in_a_working_studio_with_all_that_was_acknowledged()
            throws Exception {
        String model = ok(get("/api/v1/models")).get(0).get("id").stringValue();
        List<String> saved = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            saved.add(ok(piece(model, seed)).get("id").stringValue());
        }
        String dataSet = ok(upload()).get("id").stringValue();
        until("/api/v1/datasets/" + dataSet, "READY");
        String run = ok(run(dataSet)).get("id").stringValue();
        patiently().atMost(PATIENCE).until(() -> step(run) > 0);

        JsonNode well = json.readTree(call(get("/actuator/health")).getContentAsString());
        for (String part : List.of("database", "disk", "engine", "queue")) {
            assertThat(well.at("/components/" + part + "/status"))
                    .as("%s", well)
                    .hasToString("\"UP\"");
        }

        // Below the reserve: nothing new, and the run rests.
        disk.leave(400_000);
        for (MockHttpServletRequestBuilder work :
                List.of(piece(model, 6), upload(), run(dataSet))) {
            MockHttpServletResponse refused = call(work);
            assertThat(refused.getStatus()).isEqualTo(507);
            assertThat(refused.getContentType()).isEqualTo("application/problem+json");
            assertThat(refused.getContentAsString())
                    .contains("400 kB are free")
                    .contains("\"remedy\":\"make room");
        }
        until("/api/v1/runs/" + run, "QUEUED");
        long rested = step(run);
        MockHttpServletResponse health = call(get("/actuator/health"));
        assertThat(health.getStatus()).isEqualTo(503);
        assertThat(json.readTree(health.getContentAsString()).at("/components/disk/status"))
                .hasToString("\"OUT_OF_SERVICE\"");
        assertThat(call(get("/actuator/health/readiness")).getStatus()).isEqualTo(503);
        assertThat(call(get("/actuator/health/liveness")).getStatus()).isEqualTo(200);

        // Full to the last byte: what needs a write fails in words, the rest is answered.
        FullFileSystem.full(true);
        MockHttpServletResponse failed = call(delete("/api/v1/pieces/" + saved.getFirst()));
        assertThat(failed.getStatus()).as(failed.getContentAsString()).isEqualTo(507);
        patiently()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(pieces()).containsExactlyInAnyOrderElementsOf(saved));

        // Room again: all goes on, and nothing is missing.
        FullFileSystem.full(false);
        disk.makeRoom();
        patiently().atMost(PATIENCE).until(() -> step(run) > rested);
        saved.add(ok(piece(model, 7)).get("id").stringValue());
        assertThat(pieces()).containsExactlyInAnyOrderElementsOf(saved);
        for (String id : saved) {
            assertThat(call(get("/api/v1/pieces/" + id + ".png")).getStatus()).isEqualTo(200);
        }
        List<Long> steps = metrics(run);
        assertThat(steps).isEqualTo(steps.stream().sorted().distinct().toList());
        assertThat(call(get("/actuator/health/readiness")).getStatus()).isEqualTo(200);
        ok(post("/api/v1/runs/" + run + "/stop"));
        until("/api/v1/runs/" + run, "STOPPED");
    }

    private List<String> pieces() throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode piece : ok(get("/api/v1/pieces"))) {
            ids.add(piece.get("id").stringValue());
        }
        return ids;
    }

    private List<Long> metrics(String run) throws Exception {
        String csv = call(get("/api/v1/runs/" + run + "/metrics")).getContentAsString();
        return csv.lines().skip(1).map(line -> Long.valueOf(line.split(",")[0])).toList();
    }

    private long step(String run) throws Exception {
        return ok(get("/api/v1/runs/" + run)).get("step").longValue();
    }

    private void until(String path, String state) {
        patiently()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ok(get(path)).get("state").stringValue()).isEqualTo(state));
    }

    private static MockHttpServletRequestBuilder piece(String model, int seed) {
        return post("/api/v1/pieces")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"model\": \"%s\", \"seed\": %d}".formatted(model, seed));
    }

    private static MockHttpServletRequestBuilder upload() throws Exception {
        return post("/api/v1/datasets?name=Spots")
                .contentType("application/zip")
                .content(TestImages.zip(24));
    }

    private static MockHttpServletRequestBuilder run(String dataSet) {
        return post("/api/v1/runs")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        """
                        {"dataset": "%s", "name": "Spots", "imageSize": 32, "epochs": 2000,
                         "batchSize": 8, "seed": 3, "precision": "float32"}
                        """
                                .formatted(dataSet));
    }

    private JsonNode ok(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = call(request);
        assertThat(response.getStatus()).as(response.getContentAsString()).isBetween(200, 299);
        return json.readTree(response.getContentAsString());
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return api.perform(request).andReturn().getResponse();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Disk {
        @Bean
        @Primary
        TestDisk testDisk() {
            return new TestDisk();
        }

        @Bean
        @Primary
        Reserve reserveOfTestDisk(TestDisk disk) {
            return disk.reserve(DataSize.ofMegabytes(100));
        }
    }

    /** The queue's own threads may meet the trouble as well: they say so, and go on. */
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions();
    }
}
