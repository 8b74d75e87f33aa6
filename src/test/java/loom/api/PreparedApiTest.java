package loom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import loom.dataset.DataSets;
import loom.dataset.PackedImages;
import loom.training.RunFixture;
import loom.training.RunTest;
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
class PreparedApiTest {
    private static final int GAP = 2;

    @Autowired private MockMvcTester http;
    @Autowired private RunFixture.Studio studio;
    @Autowired private DataSets dataSets;
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet(30);
    }

    @AfterEach
    void empty() {
        studio.empty();
    }

    @ParameterizedTest
    @CsvSource({"28, 1", "32, 3"})
    void each_of_the_25_is_byte_for_byte_an_image_that_training_gets(int size, int channels)
            throws IOException {
        Set<String> known = new HashSet<>();
        try (PackedImages packed = dataSets.open(dataSet, null, size, channels)) {
            for (int i = 0; i < packed.count(); i++) {
                known.add(hex(packed, i));
            }
        }

        Raster sheet = image(ask("size=%d&grey=%s".formatted(size, channels == 1))).getRaster();

        assertThat(sheet.getNumBands()).isEqualTo(channels);
        assertThat(sheet.getWidth()).isEqualTo(5 * size + 4 * GAP);
        for (int i = 0; i < 25; i++) {
            int[] samples =
                    sheet.getPixels(
                            i % 5 * (size + GAP), i / 5 * (size + GAP), size, size, (int[]) null);
            assertThat(known).contains(hex(samples));
        }
    }

    @Test
    void another_draw_shows_others_and_the_same_one_the_same() {
        byte[] first = ask("draw=1").getResponse().getContentAsByteArray();

        assertThat(ask("draw=1").getResponse().getContentAsByteArray()).isEqualTo(first);
        assertThat(ask("draw=2").getResponse().getContentAsByteArray()).isNotEqualTo(first);
    }

    @Test
    void it_can_be_saved_as_a_file() {
        MvcTestResult answer = ask("size=28&download=true");

        assertThat(answer).hasStatusOk().hasContentType(MediaType.IMAGE_PNG);
        assertThat(answer.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment")
                .contains("28");
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "48", "100000"})
    void a_size_that_no_network_has_is_refused_with_those_there_are(int size) {
        assertThat(ask("size=" + size))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .extractingPath("$.allowed")
                .isEqualTo("images are prepared at [28, 32, 64, 128, 256, 512]");
    }

    private MvcTestResult ask(String query) {
        return http.get().uri("/api/v1/datasets/" + dataSet + "/prepared.png?" + query).exchange();
    }

    private static BufferedImage image(MvcTestResult answer) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    }

    private static String hex(int[] samples) {
        StringBuilder hex = new StringBuilder();
        for (int sample : samples) {
            hex.append(Integer.toHexString(sample)).append(' ');
        }
        return hex.toString();
    }

    private static String hex(PackedImages packed, int index) {
        byte[] bytes = new byte[packed.imageSize() * packed.imageSize() * packed.channels()];
        packed.copyTo(index, ByteBuffer.wrap(bytes));
        int[] samples = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            samples[i] = bytes[i] & 0xff;
        }
        return hex(samples);
    }
}
