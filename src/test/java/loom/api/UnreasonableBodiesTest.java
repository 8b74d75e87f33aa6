package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.run.Run;
import loom.work.FileJobs;
import loom.zoo.ModelZoo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Puts every wrong value into every field of every body: each is answered in words. */
@RunTest
@AutoConfigureMockMvc
class UnreasonableBodiesTest {
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "\"text\"",
                    "\"\"",
                    "true",
                    "{}",
                    "[]",
                    "-1",
                    "0",
                    "0.5",
                    "1e300",
                    "99999999999",
                    "[null]",
                    "[1, null]",
                    "[[null]]",
                    "[[1, null], null]",
                    "[[\"NaN\"]]",
                    "[\"NaN\"]",
                    "\"NaN\"",
                    "[{}]",
                    "{\"epoch\": null}",
                    "{\"run\": \"x\"}",
                    "{\"epoch\": 1}");

    @Autowired private MockMvcTester http;
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private ModelZoo zoo;
    @Autowired private FileJobs jobs;

    private UUID dataSet = new UUID(0, 0);
    private UUID run = new UUID(0, 0);
    private UUID model = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet();
        Run started = training.start(studio.settings(dataSet, 1));
        studio.finishNext();
        run = started.id();
        model = zoo.all().getFirst().id();
    }

    @AfterEach
    void nothing_is_left() {
        jobs.all().forEach(job -> jobs.remove(job.id()));
        studio.empty();
    }

    @Test
    void of_pictures() {
        tryAll("/api/v1/models/" + model + "/images", ImagesRequest.class, "\"seed\": 1");
        tryAll("/api/v1/models/" + model + "/images", ImagesRequest.class, "");
    }

    @Test
    void of_journeys() {
        tryAll("/api/v1/models/" + model + "/walks", JourneyRequest.class, "\"keyframes\": [1, 2]");
        tryAll(
                "/api/v1/models/" + model + "/walks/film",
                JourneyRequest.class,
                "\"keyframes\": [1, 2]");
    }

    @Test
    void of_pieces() {
        tryAll("/api/v1/pieces", PieceRequest.class, "\"model\": \"%s\"".formatted(model));
        tryAll(
                "/api/v1/pieces",
                PieceRequest.class,
                "\"seed\": 1, \"model\": \"%s\"".formatted(model));
    }

    @Test
    void of_runs() {
        tryAll("/api/v1/runs", RunRequest.class, "\"dataset\": \"%s\"".formatted(dataSet));
    }

    @Test
    void of_the_life_of_runs() {
        tryAll("/api/v1/runs/" + run + "/extend", RunLifeApi.Extension.class, "");
        tryAll("/api/v1/runs/" + run + "/rollback", RunLifeApi.Return.class, "");
        tryAll("/api/v1/runs/" + run + "/film", FilmRequest.class, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "walks | {\"keyframes\": [1, null]} | 422 | keyframes[1] is null",
                "images | {\"latents\": [null]} | 422 | latents[0] is null",
                "images | {\"latents\": [[]]} | 422 | a latent needs at least one value",
                "walks | {\"keyframes\": [1, \"a\"]} | 400 | the field keyframes[1] is not a whole number",
                "walks | {\"keyframes\": 7} | 400 | the field keyframes is not a list",
                "walks | {\"keyframes\": [1, 2], \"scale\": 99} | 422 | scale is 99",
                "images | {\"seed\" | 400 | the body is no JSON",
                "images | [] | 400 | the body is not an object",
            })
    void what_is_wrong_is_said(String verb, String body, int status, String given) {
        MvcTestResult answer = post("/api/v1/models/%s/%s".formatted(model, verb), body);
        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.given").asString().startsWith(given);
    }

    private void tryAll(String address, Class<? extends Record> type, String rest) {
        List<String> wrong = new ArrayList<>();
        Stream<String> bodies =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .flatMap(field ->
                                VALUES.stream().map(value -> "\"%s\": %s".formatted(field, value)));
        bodies.forEach(field -> {
            String body = "{%s%s%s}".formatted(field, rest.isEmpty() ? "" : ", ", rest);
            MvcTestResult answer = post(address, body);
            int status = answer.getResponse().getStatus();
            boolean isInWords = status < 300 || text(answer).contains("\"given\"");
            if (status >= 500 || !isInWords) {
                wrong.add(body + " -> " + status + " " + text(answer));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static String text(MvcTestResult answer) {
        return new String(
                answer.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String address, String body) {
        return http.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
