package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import loom.training.Run;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RunTest
@AutoConfigureMockMvc
class RunApiTest {
    @Autowired private MockMvcTester http;
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet();
    }

    @Test
    void a_posted_run_is_created_with_the_presets_values_where_none_are_given() {
        MvcTestResult answer =
                post("{\"dataset\": \"%s\", \"epochs\": 3, \"batchSize\": 8}".formatted(dataSet));
        assertThat(answer).hasStatus(HttpStatus.CREATED);
        Run run = training.all().getFirst();
        assertThat(answer).containsHeader(HttpHeaders.LOCATION);
        assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo(run.id().toString());
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("QUEUED");
        assertThat(run.settings().imageSize()).isEqualTo(64);
        assertThat(run.settings().epochs()).isEqualTo(3);
    }

    @Test
    void a_run_without_a_data_set_is_refused_in_words() {
        MvcTestResult answer = post("{}");
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("the field dataset is missing");
    }

    @Test
    void a_value_out_of_range_is_refused_with_the_rule() {
        MvcTestResult answer = post("{\"dataset\": \"%s\", \"imageSize\": 48}".formatted(dataSet));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.allowed")
                .isEqualTo("there are networks for [32, 64, 128, 256]");
        assertThat(post("{\"dataset\": \"%s\", \"colour\": \"mauve\"}".formatted(dataSet)))
                .bodyJson()
                .extractingPath("$.allowed")
                .isEqualTo("it is one of [rgb, grey]");
    }

    @Test
    void a_finished_run_tells_all_about_itself() {
        Run run = started();
        studio.finishNext();
        MvcTestResult answer = get("/" + run.id());
        assertThat(answer).hasStatusOk();
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo("FINISHED");
        assertThat(answer).bodyJson().extractingPath("$.epoch").isEqualTo(3);
        assertThat(answer).bodyJson().extractingPath("$.step").isEqualTo(9);
        assertThat(answer).bodyJson().extractingPath("$.steps").isEqualTo(9);
        assertThat(answer).bodyJson().extractingPath("$.lossG").isEqualTo(2.0);
        assertThat(answer).bodyJson().extractingPath("$.model").isNotNull();
        assertThat(get("")).bodyJson().extractingPath("$[0].id").isEqualTo(run.id().toString());
    }

    @Test
    void metrics_come_as_csv_with_a_line_for_every_step() {
        Run run = started();
        studio.finishNext();
        assertThat(get("/" + run.id() + "/metrics"))
                .hasContentTypeCompatibleWith("text/csv")
                .bodyText()
                .startsWith("step,epoch,loss_d,loss_g,d_real,d_fake,images_per_second\n1,1,1.0,2.0")
                .hasLineCount(10);
    }

    @Test
    void samples_are_pictures_that_browsers_keep() {
        Run run = started();
        studio.finishNext();
        assertThat(get("/" + run.id() + "/samples/2.png"))
                .hasContentType(MediaType.IMAGE_PNG)
                .hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000, private, immutable");
        assertThat(get("/" + run.id() + "/samples/4.png")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_run_is_paused_resumed_stopped_and_deleted() {
        Run run = started();
        assertThat(command(run, "pause")).bodyJson().extractingPath("$.state").isEqualTo("PAUSED");
        assertThat(command(run, "resume")).bodyJson().extractingPath("$.state").isEqualTo("QUEUED");
        assertThat(http.delete().uri("/api/v1/runs/" + run.id()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(command(run, "stop")).bodyJson().extractingPath("$.state").isEqualTo("STOPPED");
        assertThat(http.delete().uri("/api/v1/runs/" + run.id())).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get("/" + run.id())).hasStatus(HttpStatus.NOT_FOUND);
    }

    private Run started() {
        return training.start(studio.settings(dataSet, 3));
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/v1/runs")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri("/api/v1/runs" + path).exchange();
    }

    private MvcTestResult command(Run run, String command) {
        return http.post().uri("/api/v1/runs/" + run.id() + "/" + command).exchange();
    }
}
