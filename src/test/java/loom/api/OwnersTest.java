package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import loom.account.Owner;
import loom.account.Person;
import loom.account.WhoAsks;
import loom.dataset.DataSets;
import loom.explore.Explorer;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.gallery.PieceExports;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.live.RunFeed;
import loom.training.run.Run;
import loom.work.FileJob;
import loom.work.FileJobs;
import loom.zoo.ModelZoo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Two people in one studio, as there will be with accounts: neither reaches what the other made, by
 * any address of the API. The addresses are asked of the server, so a new one is tried as well.
 */
@RunTest
@AutoConfigureMockMvc
@Import(OwnersTest.TwoPeople.class)
class OwnersTest {
    private static final Person ANNA = new Person(new Owner(new UUID(1, 1)));
    private static final Person BEN = new Person(new Owner(new UUID(2, 2)));

    @Autowired private MockMvcTester http;
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private DataSets dataSets;
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private PieceExports exports;
    @Autowired private FileJobs fileJobs;
    @Autowired private List<JobHandler> handlers;
    @Autowired private Explorer explorer;
    @Autowired private TwoPeople people;
    @Autowired private RunFeed feed;
    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Map<String, UUID> ofAnna = Map.of();

    @BeforeEach
    void annaMakesOneOfEach() throws Exception {
        people.asking = ANNA;
        studio.empty();
        UUID dataSet = studio.dataSet();
        Run run = training.start(studio.settings(dataSet, 1));
        people.asking = BEN; // a worker's thread belongs to nobody: what it makes is Anna's
        studio.finishNext();
        people.asking = ANNA;
        UUID model = Objects.requireNonNull(studio.known(run).model());
        Piece piece = gallery.save(explorer.ofSeed(model, 1, 1, null).getFirst());
        FileJob export = exports.zip(List.of(piece.id()));
        for (JobHandler handler : handlers) {
            if (handler.lane() == Lane.EXPORT) {
                people.asking = BEN;
                handler.run(export.id(), () -> false);
                people.asking = ANNA;
            }
        }
        ofAnna =
                Map.of(
                        "exports",
                        export.id(),
                        "datasets",
                        dataSet,
                        "runs",
                        run.id(),
                        "models",
                        model,
                        "pieces",
                        piece.id());
    }

    @AfterEach
    void nobodyIsLeft() {
        people.asking = ANNA;
        gallery.delete(gallery.all().stream().map(Piece::id).toList());
        fileJobs.all().forEach(job -> fileJobs.remove(job.id()));
        studio.empty();
        people.asking = new Person(Owner.LOCAL);
    }

    @Test
    void what_somebody_made_is_not_there_for_others() {
        people.asking = BEN;
        assertThat(addresses()).hasSizeGreaterThan(20);
        for (Address address : addresses()) {
            assertThat(ask(address)).as(address.toString()).hasStatus(HttpStatus.NOT_FOUND);
        }
        people.asking = ANNA;
        for (Address address : addresses()) {
            if (address.method() == HttpMethod.GET) {
                assertThat(ask(address)).as(address.toString()).hasStatusOk();
            }
        }
    }

    @Test
    void lists_hold_only_ones_own() {
        assertThat(training.all()).hasSize(1);
        assertThat(zoo.all()).extracting(card -> card.owner()).containsOnly(ANNA.owner());
        people.asking = BEN;
        assertThat(dataSets.all()).isEmpty();
        assertThat(training.all()).isEmpty();
        assertThat(training.queue()).isEmpty();
        assertThat(zoo.all()).isEmpty();
        assertThat(gallery.all()).isEmpty();
        assertThat(fileJobs.all()).isEmpty();
        feed.followAll(overview -> assertThat(overview.runs()).isEmpty());
        feed.tick();
    }

    @Test
    void nothing_can_be_made_from_what_is_somebody_elses() {
        people.asking = BEN;
        UUID model = Objects.requireNonNull(ofAnna.get("models"));
        assertThat(
                        http.post()
                                .uri("/api/v1/runs")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"dataset\": \"%s\"}".formatted(ofAnna.get("datasets"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(
                        http.post()
                                .uri("/api/v1/pieces")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"model\": \"%s\", \"seed\": 1}".formatted(model)))
                .hasStatus4xxClientError();
        assertThat(gallery.all()).isEmpty();
    }

    private List<Address> addresses() {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping ->
                        mapping.getPatternValues().stream()
                                .filter(pattern ->
                                        pattern.startsWith("/api/v1/") && pattern.contains("{id}"))
                                .flatMap(pattern ->
                                        mapping.getMethodsCondition().getMethods().stream()
                                                .map(method ->
                                                        new Address(
                                                                method.asHttpMethod(), pattern))))
                .toList();
    }

    private MvcTestResult ask(Address address) {
        String kind = address.pattern().split("/")[3];
        UUID id = Objects.requireNonNull(ofAnna.get(kind), kind);
        return http.method(address.method())
                .uri(
                        address.pattern()
                                .replace("{id}", id.toString())
                                .replace("{epoch}", "1")
                                .replace("{index}", "0"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body(address.pattern()))
                .exchange();
    }

    /** A good one, so that nothing but the owner can be in the way. */
    private static String body(String pattern) {
        return switch (pattern.substring(pattern.lastIndexOf('/') + 1)) {
            case "extend" -> "{\"epochs\": 1}";
            case "rollback", "models" -> "{\"epoch\": 1}";
            case "images" -> "{\"seed\": 1}";
            case "walks" -> "{\"keyframes\": [1, 2]}";
            case "leave-out", "put-back" -> "{\"images\": [1]}";
            default -> "{}";
        };
    }

    private record Address(HttpMethod method, String pattern) {}

    /** Says who asks, as accounts will. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TwoPeople {
        private volatile Person asking = new Person(Owner.LOCAL);

        @Bean
        @Primary
        WhoAsks asking() {
            return () -> asking;
        }
    }
}
