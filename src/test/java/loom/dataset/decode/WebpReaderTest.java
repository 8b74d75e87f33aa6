package loom.dataset.decode;

import static loom.dataset.decode.TestPictures.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebpReaderTest {
    private static final WebpReader READER = new WebpReader();

    @ParameterizedTest
    @CsvSource({"64, 48", "61, 33", "17, 90"})
    void a_lossless_picture_is_the_one_that_was_encoded(int width, int height) throws IOException {
        BufferedImage picture = TestPictures.transparent(width, height);
        BufferedImage read = READER.read(WebpFiles.lossless(picture)).image();
        assertThat(distance(read, picture)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"64, 48", "61, 33", "17, 90"})
    void a_lossy_picture_has_no_cast(int width, int height) throws IOException {
        BufferedImage picture = TestPictures.smooth(width, height);
        BufferedImage read = READER.read(WebpFiles.lossy(picture)).image();
        assertThat(distance(read, picture)).isLessThan(2);
    }

    @Test
    void a_lossy_picture_keeps_its_transparency() throws IOException {
        BufferedImage picture = TestPictures.transparent(64, 48);
        BufferedImage read = READER.read(WebpFiles.lossy(picture)).image();
        assertThat(distance(read, picture)).isLessThan(2);
    }

    @Test
    void transparency_may_be_stored_without_packing_it() throws IOException {
        BufferedImage picture = TestPictures.transparent(64, 48);
        byte[] alpha = new byte[1 + 64 * 48]; // its first byte: not packed, not filtered
        for (int i = 0; i < 64 * 48; i++) {
            alpha[1 + i] = (byte) (picture.getRGB(i % 64, i / 64) >>> 24);
        }
        byte[] file =
                WebpFiles.file(
                        WebpFiles.extended(WebpFiles.ALPHA, 64, 48),
                        WebpFiles.chunk("ALPH", alpha),
                        WebpFiles.chunkOf(WebpFiles.lossy(TestPictures.smooth(64, 48))));
        assertThat(distance(READER.read(file).image(), picture)).isLessThan(2);
    }

    @Test
    void an_animation_is_its_whole_canvas_after_the_first_frame() throws IOException {
        BufferedImage first = TestPictures.smooth(20, 16);
        byte[] picture = WebpFiles.chunkOf(WebpFiles.lossless(first));
        byte[] file =
                WebpFiles.file(
                        WebpFiles.extended(WebpFiles.ANIMATION, 50, 40),
                        WebpFiles.chunk("ANIM", new byte[6]),
                        WebpFiles.frame(10, 4, 20, 16, picture),
                        WebpFiles.frame(0, 0, 20, 16, picture));
        BufferedImage read = READER.read(file).image();
        assertThat(READER.size(file)).isEqualTo(new Dimension(50, 40));
        assertThat(distance(read.getSubimage(10, 4, 20, 16), first)).isZero();
        assertThat(read.getRGB(9, 4) >>> 24).isZero();
        assertThat(read.getRGB(49, 39) >>> 24).isZero();
    }

    @Test
    void a_colour_profile_counts() throws IOException {
        byte[] picture = WebpFiles.chunkOf(WebpFiles.lossless(TestPictures.smooth(32, 20)));
        byte[] profile = WebpFiles.chunk("ICCP", IccProfiles.adobeRgb());
        byte[] extended = WebpFiles.extended(WebpFiles.ICC, 32, 20);
        BufferedImage plain = READER.read(WebpFiles.file(picture)).image();
        BufferedImage read = READER.read(WebpFiles.file(extended, profile, picture)).image();
        assertThat(distance(plain, read)).isGreaterThan(2);
    }

    @Test
    void a_broken_colour_profile_is_told_and_ignored() throws IOException {
        byte[] picture = WebpFiles.chunkOf(WebpFiles.lossless(TestPictures.smooth(32, 20)));
        byte[] profile = WebpFiles.chunk("ICCP", Arrays.copyOf(IccProfiles.adobeRgb(), 200));
        byte[] extended = WebpFiles.extended(WebpFiles.ICC, 32, 20);
        DecodedPicture read = READER.read(WebpFiles.file(extended, profile, picture));
        assertThat(read.remarks()).containsExactly(SourceColours.IGNORED);
        assertThat(distance(read.image(), TestPictures.smooth(32, 20))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 95})
    void half_a_picture_is_refused(int percent) {
        byte[] file = WebpFiles.lossless(TestPictures.noise(40, 40, 1));
        assertThatThrownBy(() -> READER.read(Arrays.copyOf(file, file.length * percent / 100)))
                .isInstanceOf(PictureRefusal.class)
                .hasMessageContaining("is cut off");
    }

    /** The container says that it is whole; the picture itself ends within its rows. */
    @Test
    void a_picture_that_ends_within_its_chunk_is_refused() {
        byte[] whole = WebpFiles.lossless(TestPictures.noise(40, 40, 1));
        byte[] half = Arrays.copyOfRange(whole, 20, whole.length / 2);
        byte[] file = WebpFiles.file(WebpFiles.chunk("VP8L", half));
        assertThatThrownBy(() -> READER.read(file)).isInstanceOf(PictureRefusal.class);
    }

    @Test
    void a_frame_that_is_larger_than_its_canvas_is_refused() {
        byte[] picture = WebpFiles.chunkOf(WebpFiles.lossless(TestPictures.smooth(900, 700)));
        byte[] file =
                WebpFiles.file(
                        WebpFiles.extended(WebpFiles.ANIMATION, 50, 40),
                        WebpFiles.frame(0, 0, 900, 700, picture));
        assertThatThrownBy(() -> READER.read(file)).isInstanceOf(PictureRefusal.class);
    }
}
