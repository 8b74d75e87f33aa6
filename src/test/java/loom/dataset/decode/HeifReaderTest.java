package loom.dataset.decode;

import static loom.dataset.decode.TestPictures.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import loom.dataset.SampleFiles;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeifReaderTest {
    private static final HeifReader READER = new HeifReader();
    private static final Map<String, String> FINE =
            Map.of("crf", "4", "usage", "allintra", "cpu-used", "8", "b", "0");

    static byte[] av1(BufferedImage picture) {
        return av1(picture, avutil.AV_PIX_FMT_YUV444P);
    }

    private static byte[] av1(BufferedImage picture, int format) {
        return new FfmpegEncoder("libaom-av1", format, FINE).encode(picture);
    }

    @ParameterizedTest
    @CsvSource({"64, 48", "61, 33", "17, 90"})
    void a_picture_is_the_one_that_was_encoded(int width, int height) throws IOException {
        BufferedImage picture = TestPictures.smooth(width, height);
        byte[] file = HeifFiles.avif(av1(picture), width, height);
        assertThat(READER.size(file)).isEqualTo(new Dimension(width, height));
        assertThat(distance(READER.read(file).image(), picture)).isLessThan(2);
    }

    @Test
    void chrominance_of_half_the_size_is_enough() throws IOException {
        BufferedImage picture = TestPictures.smooth(64, 48);
        byte[] file = HeifFiles.avif(av1(picture, avutil.AV_PIX_FMT_YUV420P), 64, 48);
        assertThat(distance(READER.read(file).image(), picture)).isLessThan(2);
    }

    @Test
    void ten_bits_become_eight() throws IOException {
        BufferedImage picture = TestPictures.smooth(64, 48);
        byte[] file = HeifFiles.avif(av1(picture, avutil.AV_PIX_FMT_YUV444P10), 64, 48);
        assertThat(distance(READER.read(file).image(), picture)).isLessThan(2);
    }

    @Test
    void transparency_is_a_picture_of_its_own() throws IOException {
        BufferedImage picture = TestPictures.transparent(64, 48);
        BufferedImage alpha = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64 * 48; i++) {
            alpha.getRaster().setSample(i % 64, i / 64, 0, picture.getRGB(i % 64, i / 64) >>> 24);
        }
        byte[] file =
                new HeifFiles()
                        .item("av01", av1(picture), "", HeifFiles.extent(64, 48))
                        .item(
                                "av01",
                                av1(alpha, avutil.AV_PIX_FMT_GRAY8),
                                "auxl:1",
                                HeifFiles.extent(64, 48),
                                HeifFiles.alphaMark())
                        .bytes();
        assertThat(distance(READER.read(file).image(), picture)).isLessThan(2);
    }

    @Test
    void tiles_are_put_together_and_cut_to_size() throws IOException {
        BufferedImage picture = TestPictures.smooth(100, 64);
        byte[] left = av1(picture.getSubimage(0, 0, 64, 64));
        BufferedImage right = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Canvas.lay(picture.getSubimage(64, 0, 36, 64), right, 0, 0);
        byte[] file =
                new HeifFiles()
                        .item(
                                "grid",
                                HeifFiles.grid(1, 2, 100, 64),
                                "dimg:2,3",
                                HeifFiles.extent(100, 64))
                        .item("av01", left, "", HeifFiles.extent(64, 64))
                        .item("av01", av1(right), "", HeifFiles.extent(64, 64))
                        .bytes();
        assertThat(READER.size(file)).isEqualTo(new Dimension(100, 64));
        assertThat(distance(READER.read(file).image(), picture)).isLessThan(2);
    }

    /** A thousand tiles of 4,000 x 4,000 would be decoded one after the other, and cut off. */
    @Test
    void tiles_that_do_not_show_are_refused() {
        byte[] tile = av1(TestPictures.smooth(64, 64));
        byte[] file =
                new HeifFiles()
                        .item(
                                "grid",
                                HeifFiles.grid(1, 3, 100, 64),
                                "dimg:2,2,2",
                                HeifFiles.extent(100, 64))
                        .item("av01", tile, "", HeifFiles.extent(64, 64))
                        .bytes();
        assertThatThrownBy(() -> READER.read(file)).isInstanceOf(PictureRefusal.class);
    }

    /** The decoder would make room for it before anybody could say no. */
    @Test
    void a_picture_that_is_larger_than_the_file_says_is_refused() {
        byte[] file = HeifFiles.avif(av1(TestPictures.smooth(700, 600)), 64, 48);
        assertThatThrownBy(() -> READER.read(file))
                .hasMessageContaining("larger than the file says");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 8", "2, 3", "3, 6"})
    void how_it_is_to_be_turned_is_told(int quarters, int orientation) throws IOException {
        byte[] file =
                HeifFiles.avif(
                        av1(TestPictures.smooth(64, 48)), 64, 48, HeifFiles.turned(quarters));
        assertThat(READER.read(file).orientation()).isEqualTo(orientation);
    }

    @Test
    void the_container_tells_how_colours_are_coded() throws IOException {
        byte[] av1 = av1(TestPictures.grey(64, 48), avutil.AV_PIX_FMT_YUV444P);
        byte[] file = HeifFiles.avif(av1, 64, 48, HeifFiles.codePoints(1, 13, 6, true));
        BufferedImage image = READER.read(file).image();
        // The encoder wrote 16 to 235 for black to white; told that these are 0 to 255, they stay.
        int stored = TestPictures.grey(64, 48).getRaster().getSample(20, 20, 0);
        assertThat(image.getRGB(20, 20) & 0xFF)
                .isBetween(16 + stored * 219 / 255 - 3, 16 + stored * 219 / 255 + 3);
    }

    @Test
    void a_file_that_is_cut_off_is_refused() {
        byte[] file = HeifFiles.avif(av1(TestPictures.noise(64, 48, 1)), 64, 48);
        assertThatThrownBy(() -> READER.read(Arrays.copyOf(file, file.length * 3 / 4)))
                .hasMessageContaining("is cut off");
    }

    /** Made with x265, of the same picture as above. */
    @Test
    void heic_is_read() throws IOException {
        byte[] file = SampleFiles.resource("smooth-64x48.heic");
        assertThat(distance(READER.read(file).image(), TestPictures.smooth(64, 48))).isLessThan(2);
    }
}
