package loom.dataset.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are 101 x 75, made with Pillow 12.3. */
class ReducedJpegTest {
    @ParameterizedTest
    @ValueSource(strings = {"full-colour", "quarter-colour", "restarts", "grey"})
    void a_half_is_what_a_complete_decoder_averages_to(String name) throws IOException {
        byte[] file = file(name);
        BufferedImage half = ReducedJpeg.decode(file, 37).orElseThrow();
        assertThat(half.getWidth()).isEqualTo(50);
        assertThat(half.getHeight()).isEqualTo(37);
        assertThat(meanDifference(half, averaged(file, 2))).isLessThan(3);
    }

    @ParameterizedTest
    @CsvSource({"37, 50", "18, 25", "9, 12", "1, 12"})
    void the_smallest_size_that_is_large_enough_is_taken(int leastSide, int width)
            throws IOException {
        BufferedImage image = ReducedJpeg.decode(file("quarter-colour"), leastSide).orElseThrow();
        assertThat(image.getWidth()).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 9})
    void smaller_sizes_keep_the_mean_of_the_picture(int leastSide) throws IOException {
        byte[] file = file("quarter-colour");
        BufferedImage small = ReducedJpeg.decode(file, leastSide).orElseThrow();
        assertThat(meanDifference(small, averaged(file, 101 / small.getWidth()))).isLessThan(5);
    }

    @Test
    void a_picture_that_is_small_already_is_left_to_a_complete_decoder() throws IOException {
        assertThat(ReducedJpeg.decode(file("grey"), 38)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"progressive", "half-colour"})
    void an_unusual_file_is_left_to_a_complete_decoder(String name) throws IOException {
        assertThat(ReducedJpeg.decode(file(name), 9)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarter-colour", "restarts"})
    void a_file_cut_off_anywhere_is_left_to_a_complete_decoder(String name) throws IOException {
        byte[] file = file(name);
        for (int length = 0; length < file.length; length++) {
            assertThat(ReducedJpeg.decode(Arrays.copyOf(file, length), 9))
                    .as("first %d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void a_file_with_a_colour_profile_is_left_to_a_complete_decoder() throws IOException {
        byte[] file = file("quarter-colour");
        byte[] profile = "\u00ff\u00d8\u00ff\u00e2\0\u000eICC_PROFILE\0".getBytes("ISO-8859-1");
        byte[] both = Arrays.copyOf(profile, profile.length + file.length - 2);
        System.arraycopy(file, 2, both, profile.length, file.length - 2);
        assertThat(ReducedJpeg.decode(both, 9)).isEmpty();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = ReducedJpegTest.class.getResourceAsStream("/jpeg/" + name + ".jpg")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static BufferedImage averaged(byte[] file, int step) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(file));
        int width = full.getWidth() / step;
        int height = full.getHeight() / step;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, mean(full, x * step, y * step, step));
            }
        }
        return small;
    }

    private static int mean(BufferedImage image, int left, int top, int step) {
        int rgb = 0;
        for (int band = 0; band < 3; band++) {
            int sum = 0;
            int source = Math.min(band, image.getRaster().getNumBands() - 1);
            for (int y = top; y < top + step; y++) {
                for (int x = left; x < left + step; x++) {
                    sum += image.getRaster().getSample(x, y, source);
                }
            }
            rgb = rgb << 8 | Math.round((float) sum / (step * step));
        }
        return rgb;
    }

    private static double meanDifference(BufferedImage a, BufferedImage b) {
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int left = a.getRGB(x, y) >> shift & 0xFF;
                    sum += Math.abs(left - (b.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * a.getWidth() * a.getHeight());
    }
}
