package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import loom.engine.sampling.Picture;
import loom.export.PngFile;
import loom.job.JobHandler;
import loom.job.Lane;
import loom.storage.ArtefactStore;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.work.FileJob;
import loom.work.FileJobs;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@RunTest
@AutoConfigureMockMvc
class RunFilmApiTest {
    /** Four rows of four samples of 32 pixels. */
    private static final int SIDE = 4 * 32;

    @Autowired private MockMvcTester http;
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private FileJobs jobs;
    @Autowired private ArtefactStore store;
    @Autowired private List<JobHandler> handlers;
    private Run run;

    @BeforeEach
    void train() throws Exception {
        studio.empty();
        run = training.start(studio.settings(studio.dataSet(), 3));
        studio.finishNext();
        for (int epoch = 1; epoch <= 3; epoch++) {
            byte[] grid = PngFile.preview(List.of(shades(epoch)), 1);
            store.write(RunFiles.of(run.id()).samples(epoch), out -> out.write(grid));
        }
    }

    @AfterEach
    void empty() {
        jobs.all().forEach(job -> jobs.remove(job.id()));
        studio.empty();
    }

    @Test
    void the_film_of_a_run_is_ordered_made_and_shows_each_epochs_samples() throws Exception {
        MvcTestResult ordered = order("{\"format\": \"mp4\", \"scale\": 2}");

        assertThat(ordered).hasStatus(HttpStatus.ACCEPTED);
        FileJob job = jobs.all().getFirst();
        assertThat(ordered)
                .hasHeader(HttpHeaders.LOCATION, "/api/v1/exports/" + job.id())
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("QUEUED");
        make(job.id());
        assertThat(jobs.find(job.id()).orElseThrow().done()).isEqualTo(3);
        MvcTestResult file = http.get().uri("/api/v1/exports/{id}/file", job.id()).exchange();
        assertThat(file).hasStatusOk().hasContentType("video/mp4");
        assertThat(file.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .contains("Spots-by-night-epochs.mp4");
        List<BufferedImage> frames = mp4(file.getResponse().getContentAsByteArray());
        assertThat(frames).hasSize(3);
        assertAlike(frames.getFirst(), samples(1), 2);
        assertAlike(frames.getLast(), samples(3), 2);
    }

    @Test
    void a_gif_is_the_other_format() throws Exception {
        order("{\"format\": \"gif\", \"framesPerSecond\": 5}");
        FileJob job = jobs.all().getFirst();
        make(job.id());

        byte[] gif =
                http.get()
                        .uri("/api/v1/exports/{id}/file", job.id())
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
        assertThat(reader.getNumImages(true)).isEqualTo(3);
        assertAlike(reader.read(0), samples(1), 1);
        assertAlike(reader.read(2), samples(3), 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"framesPerSecond\": 0} | framesPerSecond is 0",
                "{\"framesPerSecond\": 51} | framesPerSecond is 51",
                "{\"scale\": 0} | scale is 0",
                "{\"format\": \"avi\"} | the format is 'avi'",
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
    void a_run_without_samples_has_neither_film_nor_sheet() {
        run = training.start(studio.settings(run.settings().dataSet(), 3));

        String given = "the run \"Spots by night\" has no samples yet";
        assertThat(order("{}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo(given);
        for (String epochs : List.of("", "?epochs=1")) {
            assertThat(sheet(epochs))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyJson()
                    .extractingPath("$.given")
                    .isEqualTo(given);
        }
    }

    @Test
    void a_film_whose_run_was_deleted_fails_in_words() throws Exception {
        order("{}");
        training.delete(run.id());
        FileJob job = jobs.all().getFirst();
        make(job.id());

        assertThat(jobs.find(job.id()).orElseThrow())
                .returns(FileJob.State.FAILED, FileJob::state)
                .satisfies(it -> assertThat(it.failure()).contains("There is no run"));
    }

    @Test
    void chosen_epochs_are_put_side_by_side() throws Exception {
        MvcTestResult answer = sheet("?epochs=3,1");

        assertThat(answer).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
        BufferedImage sheet = image(answer);
        int gap = (sheet.getWidth() - 2 * SIDE) / 3;
        assertAlike(sheet.getSubimage(gap, gap, SIDE, SIDE), samples(3), 1);
        assertAlike(sheet.getSubimage(2 * gap + SIDE, gap, SIDE, SIDE), samples(1), 1);
    }

    @Test
    void without_epochs_the_sheet_spreads_them() throws Exception {
        assertThat(image(sheet("")).getWidth()).isEqualTo(image(sheet("?epochs=1,3")).getWidth());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,4 | there are no samples of epoch 4",
                "0 | there are no samples of epoch 0",
                "one | the epochs are 'one'",
                "1,2,3,4,5,6,7,8,9,10,11,12,13 | 13 epochs were chosen",
                ", | 0 epochs were chosen",
            })
    void epochs_that_are_not_there_are_answered_in_words(String epochs, String given) {
        assertThat(sheet("?epochs=" + epochs))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.given")
                .isEqualTo(given);
    }

    /** A soft slope of colours, another one for each epoch. */
    private static Picture shades(int epoch) {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < SIDE * SIDE; i++) {
            pixels[3 * i] = (byte) (60 * epoch);
            pixels[3 * i + 1] = (byte) (i % SIDE);
            pixels[3 * i + 2] = (byte) (200 - 60 * epoch + i / SIDE / 4);
        }
        return new Picture(SIDE, 3, pixels);
    }

    private MvcTestResult order(String body) {
        return http.post()
                .uri("/api/v1/runs/{id}/film", run.id())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult sheet(String query) {
        return http.get().uri("/api/v1/runs/" + run.id() + "/samples/sheet" + query).exchange();
    }

    private Picture samples(int epoch) throws IOException {
        byte[] png =
                http.get()
                        .uri("/api/v1/runs/{id}/samples/{epoch}.png", run.id(), epoch)
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray();
        return PngFile.readPicture(new ByteArrayInputStream(png));
    }

    private void make(UUID id) throws Exception {
        for (JobHandler handler : handlers) {
            if (handler.lane() == Lane.EXPORT) {
                handler.run(id, () -> false);
            }
        }
    }

    /** On the average within what a codec changes. */
    private static void assertAlike(BufferedImage image, Picture picture, int scale) {
        assertThat(image.getWidth()).isEqualTo(picture.size() * scale);
        long difference = 0;
        for (int y = 0; y < picture.size(); y++) {
            for (int x = 0; x < picture.size(); x++) {
                int rgb = image.getRGB(x * scale, y * scale);
                for (int channel = 0; channel < 3; channel++) {
                    int value = rgb >> 16 - 8 * channel & 0xff;
                    difference += Math.abs(value - picture.value(x, y, channel));
                }
            }
        }
        assertThat((double) difference / (3L * picture.size() * picture.size())).isLessThan(4);
    }

    private static BufferedImage image(MvcTestResult answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    }

    private static List<BufferedImage> mp4(byte[] film) throws IOException {
        List<BufferedImage> frames = new java.util.ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(new ByteArrayInputStream(film));
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            grabber.start();
            for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
                frames.add(Java2DFrameConverter.cloneBufferedImage(converter.convert(frame)));
            }
        }
        return frames;
    }
}
