package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import loom.StudioTest;
import loom.engine.sampling.Latent;
import loom.explore.Explorer;
import loom.export.Artwork;
import loom.export.Lineage;
import loom.export.PngFile;
import loom.gallery.Gallery;
import loom.gallery.Piece;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.work.FileJob;
import loom.work.FileJobs;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.RandomModel;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StudioTest
@AutoConfigureMockMvc
class JourneyApiTest {
    /** The ids of so many do not fit into an address. */
    private static final int MANY = 300;

    @Autowired private MockMvcTester http;
    @Autowired private ModelZoo zoo;
    @Autowired private Gallery gallery;
    @Autowired private Explorer explorer;
    @Autowired private FileJobs jobs;
    @Autowired private List<JobHandler> handlers;
    private ModelCard model;

    @BeforeEach
    void add_a_model() {
        model = zoo.add("Ìkat", RandomModel.small(1), RandomModel.provenance());
    }

    @AfterEach
    void empty() {
        jobs.all().forEach(job -> jobs.remove(job.id()));
        gallery.delete(gallery.all().stream().map(Piece::id).toList());
        zoo.all().forEach(card -> zoo.delete(card.id()));
    }

    @Test
    void a_film_through_more_pieces_than_an_address_can_name_is_an_mp4_of_all_frames()
            throws Exception {
        Artwork first = explorer.ofSeedAt(model.id(), 1, 0, null);
        Artwork last = explorer.ofSeedAt(model.id(), 2, 0, null);
        UUID start = gallery.save(first).id();
        UUID end = gallery.save(last).id();
        String ids =
                Stream.iterate(0, i -> i + 1)
                        .limit(MANY)
                        .map(i -> "\"" + (i % 2 == 0 ? start : end) + "\"")
                        .collect(Collectors.joining(","));

        assertThat(order("{\"pieces\": [%s], \"stepsBetween\": 2}".formatted(ids)))
                .hasStatus(HttpStatus.ACCEPTED);
        FileJob job = made();

        assertThat(job.total()).isEqualTo(2 * (MANY - 1));
        assertThat(job.done()).isEqualTo(job.total());
        int frames = 0;
        try (FFmpegFrameGrabber grabber =
                new FFmpegFrameGrabber(new ByteArrayInputStream(file(job)))) {
            grabber.start();
            assertThat(grabber.getImageWidth()).isEqualTo(32);
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                frames++;
            }
        }
        assertThat(frames).isEqualTo(job.total());
    }

    @Test
    void a_gif_that_is_ordered_is_the_one_that_is_answered_at_once() throws Exception {
        String body = "{\"keyframes\": [1, 2], \"stepsBetween\": 8, \"format\": \"gif\"}";
        order(body);

        byte[] ordered = file(made());

        assertThat(ordered).isEqualTo(bytes(post("", body)));
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(ordered)));
        assertThat(reader.getNumImages(true)).isEqualTo(8);
    }

    @Test
    void a_strip_is_ordered_too_and_keeps_its_lineage() throws Exception {
        order("{\"keyframes\": [1, 2], \"stepsBetween\": 4, \"format\": \"png\"}");

        List<Lineage> lineage = PngFile.readLineage(new ByteArrayInputStream(file(made())));

        assertThat(lineage).hasSize(4);
        assertThat(lineage.getFirst().latent()).isEqualTo(Latent.ofSeed(1, 8));
    }

    @Test
    void a_cancelled_film_is_not_made_on() throws Exception {
        order("{\"keyframes\": [1, 2, 3, 4], \"stepsBetween\": 64}");
        FileJob job = jobs.all().getFirst();
        int[] looks = {0};
        for (JobHandler handler : handlers) {
            if (handler.lane() == Lane.EXPORT) {
                handler.run(
                        job.id(),
                        () -> {
                            if (++looks[0] == 5) {
                                jobs.remove(job.id());
                            }
                            return false;
                        });
            }
        }
        assertThat(looks[0]).as("looks between frames").isBetween(5, 20);
        assertThat(jobs.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"keyframes\": [1, 2], \"format\": \"avi\"} | the format is 'avi'",
                "{\"keyframes\": [1, 2], \"framesPerSecond\": 0} | framesPerSecond is 0",
                "{\"keyframes\": [1]} | the journey has 1 keyframes",
                "{\"keyframes\": [1, 2], \"pieces\": []} | keyframes and pieces came together",
                "{\"pieces\": [null]} | pieces[0] is null",
                "{\"keyframes\": [1,2,3,4,5,6,7,8,9], \"stepsBetween\": 64, \"format\": \"gif\"} | the journey has 512 frames",
                "{\"keyframes\": [1,2,3,4,5,6,7,8,9], \"stepsBetween\": 64, \"format\": \"png\"} | the journey has 512 frames",
            })
    void what_makes_no_film_is_refused_in_words(String body, String given) {
        assertThat(order(body))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo(given);
        assertThat(jobs.all()).isEmpty();
    }

    @Test
    void a_piece_of_another_model_is_refused() {
        UUID other = zoo.add("Bark", RandomModel.small(2), RandomModel.provenance()).id();
        UUID piece = gallery.save(explorer.ofSeedAt(other, 1, 0, null)).id();

        assertThat(order("{\"pieces\": [\"%s\", \"%s\"]}".formatted(piece, piece)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo("the piece %s is not one of the model Ìkat".formatted(piece));
    }

    private MvcTestResult order(String body) {
        return post("/film", body);
    }

    private MvcTestResult post(String call, String body) {
        return http.post()
                .uri("/api/v1/models/{id}/walks" + call, model.id())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private FileJob made() throws Exception {
        UUID id = jobs.all().getFirst().id();
        for (JobHandler handler : handlers) {
            if (handler.lane() == Lane.EXPORT) {
                handler.run(id, () -> false);
            }
        }
        FileJob job = jobs.find(id).orElseThrow();
        assertThat(job.failure()).isNull();
        return job;
    }

    private byte[] file(FileJob job) {
        return bytes(http.get().uri("/api/v1/exports/{id}/file", job.id()).exchange());
    }

    private static byte[] bytes(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }
}
