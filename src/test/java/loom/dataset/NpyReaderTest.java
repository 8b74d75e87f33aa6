package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NpyReaderTest {
    @TempDir private Path home;

    @Test
    void grey_images_come_as_they_are() throws IOException {
        ReadUpload seen = read("a.npy", NpyFiles.grey(3));
        assertThat(seen.images).hasSize(3);
        BufferedImage last = ImageDecoder.decode(seen.images.get(2));
        assertThat(last.getWidth()).isEqualTo(16);
        assertThat(last.getRaster().getSample(15, 15, 0)).isEqualTo(2);
        assertThat(seen.ends).containsExactly(new IdxImages("a.npy", "3 images of 16 x 16", 3, 3));
    }

    @ParameterizedTest
    @CsvSource({"'(1, 18, 20, 3)', false", "'(1, 3, 18, 20)', true"})
    void channels_come_last_or_first(String shape, boolean planar) throws IOException {
        byte[] pixels = new byte[18 * 20 * 3];
        int pixel = 20 + 2; // third of the second row
        pixels[planar ? pixel : 3 * pixel] = (byte) 200;
        pixels[planar ? 2 * 360 + pixel : 3 * pixel + 2] = 7;
        ReadUpload seen = read("a.npy", NpyFiles.npy("|u1", shape, pixels));
        BufferedImage image = ImageDecoder.decode(seen.images.getFirst());
        assertThat(image.getHeight()).isEqualTo(18);
        assertThat(image.getRGB(2, 1) & 0xFFFFFF).isEqualTo(0xC80007);
        assertThat(image.getRGB(3, 1) & 0xFFFFFF).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0.5, 128", "-1, 1, 0, 128", "-1, 1, -0.5, 64", "0, 255, 100.4, 100"})
    void floats_are_brightness_by_their_range(float least, float most, float value, int pixel)
            throws IOException {
        float[] values = new float[256];
        Arrays.fill(values, least);
        values[1] = most;
        values[2] = value;
        ReadUpload seen = read("a.npy", NpyFiles.floats("(1, 16, 16)", values));
        BufferedImage image = ImageDecoder.decode(seen.images.getFirst());
        assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(255);
        assertThat(image.getRaster().getSample(2, 0, 0)).isEqualTo(pixel);
    }

    @Test
    void rows_that_are_squares_are_images() throws IOException {
        ReadUpload seen = read("a.npy", NpyFiles.npy("|u1", "(5, 784)", new byte[5 * 784]));
        assertThat(seen.images).hasSize(5);
        assertThat(ImageDecoder.size(seen.images.getFirst()).width).isEqualTo(28);
    }

    @Test
    void what_gzip_packed_is_read_the_same() throws IOException {
        assertThat(read("a.npy.gz", IdxFiles.gzip(NpyFiles.grey(3))).images).hasSize(3);
    }

    @Test
    void an_array_that_ends_early_gives_its_whole_images() throws IOException {
        byte[] file = NpyFiles.grey(5);
        ReadUpload seen = read("a.npy", Arrays.copyOf(file, file.length - 300));
        assertThat(seen.ends).containsExactly(new IdxImages("a.npy", "5 images of 16 x 16", 5, 3));
        assertThat(seen.images).hasSize(3);
    }

    @Test
    void an_archive_of_keras_has_its_labels() throws IOException {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("x_test.npy", NpyFiles.grey(4));
        arrays.put("x_train.npy", NpyFiles.grey(6));
        arrays.put("y_train.npy", NpyFiles.labels(6));
        arrays.put("y_test.npy", NpyFiles.labels(4));
        ReadUpload seen = read("mnist.npz", SampleFiles.zip(arrays));
        assertThat(seen.images).hasSize(10);
        assertThat(seen.labels)
                .extracting(IdxLabels::name)
                .containsExactly("y_train.npy", "y_test.npy");
        assertThat(seen.labels.getFirst().values()).containsExactly(0, 1, 2, 0, 1, 2);
    }

    static Stream<Arguments> refused() {
        float[] dark = new float[256];
        float[] far = dark.clone();
        far[9] = 300;
        float[] nothing = dark.clone();
        nothing[255] = Float.NaN;
        byte[] some = new byte[4096];
        return Stream.of(
                Arguments.of(NpyFiles.floats("(1, 16, 16)", far), "numbers from 0.00000 to 300"),
                Arguments.of(NpyFiles.floats("(1, 16, 16)", nothing), "NaN"),
                Arguments.of(NpyFiles.npy("|u1", "(4, 100)", some), "has the shape (4, 100)"),
                Arguments.of(NpyFiles.npy("|u1", "(256, 256)", some), "the shape (256, 256)"),
                Arguments.of(NpyFiles.npy("|u1", "(4, 768)", some), "the shape (4, 768)"),
                Arguments.of(NpyFiles.npy("|u1", "(1, 16, 16, 4)", some), "(1, 16, 16, 4)"),
                Arguments.of(NpyFiles.npy("|u1", "(4, 8, 8)", some), "is too small, 8 x 8"),
                Arguments.of(NpyFiles.npy("|O", "(4,)", some), "never run here"),
                Arguments.of(NpyFiles.npy("<U9", "(4,)", some), "of the type \"<U9\""),
                Arguments.of(NpyFiles.npy("|u1", "True", "(4, 16, 16)", some), "in Fortran order"),
                Arguments.of(
                        NpyFiles.npy("|u1", "(9999999999, 16, 16)", some), "(9999999999, 16, 16)"),
                Arguments.of(NpyFiles.npy("|u1", "(4, 16, 16)", new byte[9]), "first image"),
                Arguments.of(
                        Arrays.copyOf(NpyFiles.grey(2), 30), "has a header that cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_may_be_anything_is_refused(byte[] file, String answer) throws IOException {
        ReadUpload seen = read("a.npy", file);
        assertThat(seen.images).isEmpty();
        assertThat(seen.unreadable).singleElement().asString().contains(answer);
    }

    @Test
    void numbers_that_are_no_labels_are_named() throws IOException {
        ReadUpload seen = read("a.npy", NpyFiles.npy("<i2", "(2,)", new byte[] {1, 0, 0, 9}));
        assertThat(seen.labels).isEmpty();
        assertThat(seen.rejected.get("a.npy")).contains("holds the number 2304", "0 to 255");
    }

    private ReadUpload read(String name, byte[] file) throws IOException {
        return ReadUpload.of(home, name, file);
    }
}
