package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Supplier;
import loom.engine.network.DiscriminatorOptions;
import loom.engine.network.MinibatchFeature;
import loom.engine.network.Normalisation;
import loom.engine.quality.Prdc;
import loom.engine.quality.Quality;
import loom.engine.recipe.Augmentation;
import loom.engine.recipe.GradientPenalties;
import loom.engine.recipe.Objective;
import loom.engine.recipe.Recipe;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RunTest
@AutoConfigureMockMvc
class RunApiTest {
    @Autowired private MockMvcTester http;
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private JdbcClient database;
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
    void an_option_that_the_request_does_not_spell_is_taken_by_its_name() {
        MvcTestResult answer =
                post(
                        "{\"dataset\": \"%s\", \"batchSize\": 8, \"normalisation\": \"none\"}"
                                .formatted(dataSet));
        assertThat(answer).hasStatus(HttpStatus.CREATED);
        assertThat(training.all().getFirst().settings().recipe().discriminator().normalisation())
                .isEqualTo(Normalisation.NONE);
        assertThat(post("{\"dataset\": \"%s\", \"normalisation\": \"some\"}".formatted(dataSet)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo(
                        "the field normalisation must be one of [batch, spectral, none], was some");
    }

    @Test
    void a_field_that_is_none_is_refused_by_its_name() {
        MvcTestResult answer = post("{\"dataset\": \"%s\", \"epoch\": 5}".formatted(dataSet));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("the field epoch is not known");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.allowed")
                .asString()
                .contains("epochs", "beta1")
                .doesNotContain("options");
        assertThat(post("{\"dataset\": \"%s\", \"origin\": {\"runs\": 1}}".formatted(dataSet)))
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("the field origin.runs is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"epochs\": 2.5", "\"epochs\": \"5\"", "\"seed\": 1.5"})
    void a_fraction_or_a_text_is_no_whole_number(String field) {
        assertThat(post("{\"dataset\": \"%s\", %s}".formatted(dataSet, field)))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.given")
                .asString()
                .matches("the field \\w+ is not a whole number");
    }

    @Test
    void the_options_of_a_recipe_are_described() {
        assertThat(http.get().uri("/v3/api-docs"))
                .bodyJson()
                .extractingPath("$.components.schemas.RunRequest.properties")
                .satisfies(properties -> {
                    assertThat(properties.toString())
                            .contains("learningRateG", "exclusiveMaximum")
                            .contains("objective", "relativistic")
                            .doesNotContain("options");
                });
    }

    @Test
    void a_value_out_of_range_is_refused_with_the_rule() {
        MvcTestResult answer = post("{\"dataset\": \"%s\", \"imageSize\": 48}".formatted(dataSet));
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("image size must be one of [28, 32, 64, 128, 256], was 48");
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
    void five_runs_are_listed_with_as_many_queries_as_one() {
        for (int i = 0; i < 5; i++) {
            started();
            studio.finishNext(epoch -> new Quality(epoch == 2 ? 3 : 5, 1, 0.9, 1));
            if (i == 0) {
                assertThat(queries(() -> get(""))).isBetween(1L, 5L);
            }
        }
        assertThat(queries(() -> get(""))).isBetween(1L, 5L);
        assertThat(get("")).bodyJson().extractingPath("$.length()").isEqualTo(5);
        assertThat(get("")).bodyJson().extractingPath("$[4].bestEpoch").isEqualTo(2);
    }

    /** How often the database was asked, as it counts itself. */
    private long queries(Supplier<MvcTestResult> call) {
        database.sql("set query_statistics false").update();
        database.sql("set query_statistics true").update();
        assertThat(call.get()).hasStatusOk();
        return database.sql(
                        """
                        select sum(execution_count) from information_schema.query_statistics
                        where lower(sql_statement) like '%select%run%'
                        """)
                .query(Long.class)
                .single();
    }

    @Test
    void metrics_come_as_csv_with_a_line_for_every_step() {
        Run run = started();
        studio.finishNext();
        assertThat(get("/" + run.id() + "/metrics"))
                .hasContentTypeCompatibleWith("text/csv")
                .bodyText()
                .startsWith(
                        "step,epoch,loss_d,loss_g,d_real,d_fake,images_per_second,augmentation\n1,1,1.0,2.0")
                .hasLineCount(10);
    }

    @Test
    void an_address_that_is_none_is_not_answered_with_a_page() {
        assertThat(http.get().uri("/api/v1/no-such-thing")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.put().uri("/api/v1/runs")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
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

    @Test
    void a_run_learns_the_classes_of_its_data_set_if_told_to() throws Exception {
        UUID classified = studio.classifiedDataSet();
        post("{\"dataset\": \"%s\", \"batchSize\": 8, \"classes\": true}".formatted(classified));
        assertThat(training.all().getFirst().settings().networks().classes())
                .containsExactly("cats", "dogs");
        assertThat(
                        post(
                                "{\"dataset\": \"%s\", \"batchSize\": 8, \"classes\": true}"
                                        .formatted(dataSet)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("has no class for each of its images");
    }

    @Test
    void a_run_of_few_images_follows_the_preset_for_small_data_and_every_option_can_be_given() {
        post(
                """
                {"dataset": "%s", "batchSize": 8, "latentSize": 32, "generatorWidth": 16,
                 "discriminatorWidth": 8, "learningRateG": 0.001, "learningRateD": 0.002,
                 "objective": "least_squares", "beta1": 0, "discriminatorSteps": 2,
                 "resizeConvolution": true, "minibatch": "deviation", "labelSmoothing": 0,
                 "gradientPenalty": 0.5, "spectralNorm": true, "flips": true, "turns": true, "diffAugment": false,
                 "averagingImages": 0, "keepEvery": 7, "halveBatch": true}
                """
                        .formatted(dataSet));
        RunSettings settings = training.all().getFirst().settings();
        Recipe recipe = settings.recipe();
        assertThat(settings.preset()).isEqualTo("dcgan-stable");
        assertThat(settings.networks())
                .isEqualTo(new ArchitectureSettings("dcgan-resize", 32, 16, 8));
        assertThat(settings.keepEvery()).isEqualTo(7);
        assertThat(settings.halveBatch()).isTrue();
        assertThat(recipe.generatorAdam().learningRate()).isEqualTo(0.001);
        assertThat(recipe.discriminatorAdam().learningRate()).isEqualTo(0.002);
        assertThat(recipe.discriminator())
                .isEqualTo(
                        new DiscriminatorOptions(
                                Normalisation.SPECTRAL, MinibatchFeature.DEVIATION));
        assertThat(recipe.objective()).isEqualTo(Objective.LEAST_SQUARES);
        assertThat(recipe.discriminatorSteps()).isEqualTo(2);
        assertThat(recipe.discriminatorAdam().beta1()).isZero();
        assertThat(recipe.penalties()).isEqualTo(new GradientPenalties(0.5, 0, 0));
        assertThat(recipe.augmentation())
                .isEqualTo(Augmentation.none().withFlips(true).withTurns(true));
        assertThat(recipe.isAveraging()).isFalse();
    }

    @Test
    void what_the_engine_refuses_is_refused_in_its_words() {
        assertThat(post("{\"dataset\": \"%s\", \"learningRateG\": 2}".formatted(dataSet)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("the field learningRateG must be a number, above 0 and below 1, was 2");
        assertThat(
                        post(
                                "{\"dataset\": \"%s\", \"preset\": \"wgan-gp\", \"labelSmoothing\": 0.1}"
                                        .formatted(dataSet)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_run_is_extended_taken_back_and_forked() {
        Run run = started();
        studio.finishNext();
        assertThat(get("/" + run.id() + "/checkpoints"))
                .bodyJson()
                .extractingPath("$.kept[*].epoch")
                .asArray()
                .containsExactly(1, 2, 3);
        assertThat(get("/" + run.id() + "/checkpoints"))
                .bodyJson()
                .extractingPath("$.budget")
                .isEqualTo(2147483648L);
        assertThat(command(run, "extend", "{\"epochs\": 2}"))
                .bodyJson()
                .extractingPath("$.epochs")
                .isEqualTo(5);
        studio.finishNext();
        assertThat(command(run, "rollback", "{\"epoch\": 2}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("PAUSED");
        MvcTestResult fork =
                post(
                        """
                        {"dataset": "%s", "batchSize": 8, "origin": {"run": "%s", "epoch": 2}}
                        """
                                .formatted(dataSet, run.id()));
        assertThat(fork).hasStatus(HttpStatus.CREATED);
        assertThat(fork).bodyJson().extractingPath("$.origin.epoch").isEqualTo(2);
        assertThat(fork).bodyJson().extractingPath("$.origin.name").isEqualTo(run.name());
        assertThat(command(run, "extend", "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void the_quality_of_a_run_comes_with_the_best_epoch_and_alarms() {
        Run run = started();
        studio.finishNext(epoch -> new Quality(epoch == 2 ? 3 : 5, 1, 0.9, 1));
        MvcTestResult answer = get("/" + run.id() + "/quality");
        assertThat(answer).bodyJson().extractingPath("$.epochs.length()").isEqualTo(3);
        assertThat(answer).bodyJson().extractingPath("$.best.epoch").isEqualTo(2);
        assertThat(answer).bodyJson().extractingPath("$.alarms").asArray().isEmpty();
        assertThat(get("/" + run.id())).bodyJson().extractingPath("$.bestEpoch").isEqualTo(2);
        assertThat(get("/" + run.id())).bodyJson().extractingPath("$.distance").isEqualTo(3.0);
        assertThat(get("/" + run.id())).bodyJson().extractingPath("$.score").isNull();
    }

    @Test
    void the_best_epoch_is_that_of_the_highest_score() {
        Run run = started();
        studio.finishNext(epoch ->
                new Quality(5 + epoch, 1, 0.9, 1, new Prdc(0.5, 0.4, 0.3, 0.1 * epoch, 1)));
        MvcTestResult answer = get("/" + run.id() + "/quality");
        assertThat(answer).bodyJson().extractingPath("$.best.epoch").isEqualTo(3);
        assertThat(answer).bodyJson().extractingPath("$.best.likeness.recall").isEqualTo(0.4);
        assertThat(get("/" + run.id())).bodyJson().extractingPath("$.bestEpoch").isEqualTo(3);
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

    private MvcTestResult command(Run run, String command, String body) {
        return http.post()
                .uri("/api/v1/runs/" + run.id() + "/" + command)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
