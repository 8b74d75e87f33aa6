package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SquareImageTest {
    private static final ImportSettings CROP = ImportSettings.DEFAULT;

    private static ImportSettings settings(ResizeMode fit, String background) {
        return new ImportSettings(fit, new BackgroundColour(background));
    }

    private static int pixel(SquareImage image, int x, int y) {
        return image.picture().getRGB(x, y) & 0xFFFFFF;
    }

    /** Three bands side by side: red, green, blue, each as wide as the picture is high. */
    private static BufferedImage bands(int height) {
        BufferedImage picture = SampleFiles.picture(3 * height, height, Color.GREEN);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < height; x++) {
                picture.setRGB(x, y, 0xFF0000);
                picture.setRGB(2 * height + x, y, 0x0000FF);
            }
        }
        return picture;
    }

    @Test
    void an_image_of_the_right_size_keeps_every_byte() throws IOException {
        BufferedImage picture = SampleFiles.picture(16, 16, Color.BLACK);
        picture.setRGB(3, 0, 0x0A141E);
        byte[] bytes = SquareImage.of(SampleFiles.encode(picture, "png"), CROP, 16).bytes(3);
        assertThat(bytes).hasSize(16 * 16 * 3);
        assertThat(new byte[] {bytes[9], bytes[10], bytes[11]}).containsExactly(10, 20, 30);
    }

    @Test
    void crop_keeps_the_middle() {
        SquareImage image = SquareImage.of(bands(16), 1, CROP, 16);
        assertThat(pixel(image, 0, 0)).isEqualTo(0x00FF00);
        assertThat(pixel(image, 15, 15)).isEqualTo(0x00FF00);
    }

    @Test
    void pad_keeps_everything_and_fills_with_the_background() {
        SquareImage image = SquareImage.of(bands(16), 1, settings(ResizeMode.PAD, "#102030"), 48);
        assertThat(pixel(image, 0, 0)).isEqualTo(0x102030);
        assertThat(pixel(image, 0, 24)).isEqualTo(0xFF0000);
        assertThat(pixel(image, 47, 24)).isEqualTo(0x0000FF);
        assertThat(pixel(image, 47, 47)).isEqualTo(0x102030);
    }

    @Test
    void stretch_keeps_everything_and_fills_the_square() {
        SquareImage image =
                SquareImage.of(bands(48), 1, settings(ResizeMode.STRETCH, "#ffffff"), 48);
        assertThat(pixel(image, 2, 0)).isEqualTo(0xFF0000);
        assertThat(pixel(image, 24, 47)).isEqualTo(0x00FF00);
        assertThat(pixel(image, 45, 24)).isEqualTo(0x0000FF);
    }

    @Test
    void half_transparent_red_lies_over_the_background() {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x80FF0000);
        SquareImage image = SquareImage.of(picture, 1, settings(ResizeMode.CROP, "#0000c8"), 16);
        // (128 * 255 + 127 * 0) / 255 = 128; (128 * 0 + 127 * 200) / 255 = 99.6
        assertThat(pixel(image, 0, 0)).isEqualTo(0x800064);
        assertThat(pixel(image, 1, 0)).isEqualTo(0x0000C8);
    }

    /** With an alpha channel: there Java would take 100 for linear light, and show 168. */
    @Test
    void grey_values_are_kept_as_stored() throws IOException {
        ColorModel greyAndAlpha =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        true,
                        false,
                        Transparency.TRANSLUCENT,
                        DataBuffer.TYPE_BYTE);
        WritableRaster raster = greyAndAlpha.createCompatibleWritableRaster(16, 16);
        raster.setPixel(0, 0, new int[] {100, 255});
        BufferedImage picture = new BufferedImage(greyAndAlpha, raster, false, null);
        SquareImage image = SquareImage.of(SampleFiles.encode(picture, "png"), CROP, 16);
        assertThat(pixel(image, 0, 0)).isEqualTo(0x646464);
        assertThat(pixel(image, 1, 0)).isEqualTo(0xFFFFFF);
    }

    @ParameterizedTest
    @CsvSource({"ff0000, 76", "00ff00, 150", "0000ff, 29", "ffffff, 255"})
    void luminance_weighs_the_channels(String colour, int grey) {
        BufferedImage picture = SampleFiles.picture(16, 16, Color.decode("0x" + colour));
        byte[] bytes = SquareImage.of(picture, 1, CROP, 16).bytes(1);
        assertThat(bytes).hasSize(256);
        assertThat(bytes[0] & 0xFF).isEqualTo(grey);
    }

    @ParameterizedTest
    @CsvSource({
        // Where the red corner, stored at the top left, is seen.
        "1, 0, 0",
        "2, 31, 0",
        "3, 31, 31",
        "4, 0, 31",
        "5, 0, 0",
        "6, 31, 0",
        "7, 31, 31",
        "8, 0, 31"
    })
    void a_photograph_is_turned_as_the_camera_says(int orientation, int x, int y)
            throws IOException {
        BufferedImage stored = SampleFiles.picture(32, 32, Color.BLUE);
        for (int i = 0; i < 256; i++) {
            stored.setRGB(i % 16, i / 16, 0xFF0000);
        }
        byte[] jpeg = SampleFiles.jpegWithOrientation(stored, orientation);
        int corner = pixel(SquareImage.of(jpeg, CROP, 32), x, y);
        assertThat(corner >> 16).isGreaterThan(200);
        assertThat(corner & 0xFF).isLessThan(60);
    }

    @Test
    void orientation_six_turns_clockwise() {
        BufferedImage stored = SampleFiles.picture(16, 16, Color.BLACK);
        stored.setRGB(5, 2, 0xFFFFFF); // column 5 of row 2 goes to column 16 - 1 - 2 of row 5
        assertThat(pixel(SquareImage.of(stored, 6, CROP, 16), 13, 5)).isEqualTo(0xFFFFFF);
    }

    @Test
    void four_inks_become_colours() throws IOException {
        int paper = pixel(SquareImage.of(SampleFiles.cmykJpeg(16, 0, 0, 0, 0), CROP, 16), 8, 8);
        int cyan = pixel(SquareImage.of(SampleFiles.cmykJpeg(16, 255, 0, 0, 0), CROP, 16), 8, 8);
        assertThat(paper >> 16).isGreaterThan(240);
        assertThat(paper & 0xFF).isGreaterThan(240);
        assertThat(cyan >> 16).isLessThan(60);
        assertThat(cyan & 0xFF).isGreaterThan(180);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void each_format_shows_its_colour(String format) throws IOException {
        byte[] file =
                SampleFiles.encode(
                        SampleFiles.picture(40, 20, new Color(0x20, 0x60, 0xC0)), format);
        assertBlue(SquareImage.of(file, CROP, 16));
    }

    @Test
    void a_photograph_has_the_pixels_that_javas_reader_gives() throws IOException {
        BufferedImage picture = SampleFiles.picture(40, 32, Color.WHITE);
        for (int i = 0; i < 40 * 32; i++) {
            picture.setRGB(i % 40, i / 40, i * 0x010305);
        }
        byte[] jpeg = SampleFiles.encode(picture, "jpeg");
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(jpeg));
        SquareImage square = SquareImage.of(jpeg, CROP, 32); // the middle, not resized
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                assertThat(pixel(square, x, y)).isEqualTo(read.getRGB(x + 4, y) & 0xFFFFFF);
            }
        }
    }

    @Test
    void webp_shows_its_colour() throws IOException {
        assertBlue(SquareImage.of(SampleFiles.resource("blue-32x24.webp"), CROP, 16));
    }

    @Test
    void a_far_reduction_keeps_the_mean() {
        BufferedImage checks = SampleFiles.picture(1024, 1024, Color.BLACK);
        for (int y = 0; y < 1024; y++) {
            for (int x = y % 2; x < 1024; x += 2) {
                checks.setRGB(x, y, 0xFFFFFF);
            }
        }
        int grey = pixel(SquareImage.of(checks, 1, CROP, 16), 8, 8) & 0xFF;
        assertThat(grey).isBetween(126, 129);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void a_file_that_ends_too_early_is_no_image(String format) {
        BufferedImage noise = SampleFiles.picture(64, 64, Color.BLACK);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, i * 2654435);
        }
        byte[] file = SampleFiles.cutOff(SampleFiles.encode(noise, format));
        assertThatThrownBy(() -> SquareImage.of(file, CROP, 16)).isInstanceOf(IOException.class);
    }

    @Test
    void a_webp_that_ends_too_early_is_no_image() {
        byte[] file = SampleFiles.cutOff(SampleFiles.resource("blue-32x24.webp"));
        assertThatThrownBy(() -> SquareImage.of(file, CROP, 16)).isInstanceOf(IOException.class);
    }

    private static void assertBlue(SquareImage image) {
        int pixel = pixel(image, 8, 8);
        assertThat(pixel >> 16).isBetween(0x18, 0x28);
        assertThat(pixel >> 8 & 0xFF).isBetween(0x58, 0x68);
        assertThat(pixel & 0xFF).isBetween(0xB8, 0xC8);
    }

    @Test
    void hard_edges_bring_no_colour_that_was_not_there() {
        BufferedImage chequers = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400; i++) {
            chequers.setRGB(i % 20, i / 20, (i % 20 + i / 20) % 2 == 0 ? 0xFF0000 : 0x00FF00);
        }
        ImportSettings settings =
                new ImportSettings(ResizeMode.CROP, BackgroundColour.WHITE, Scaling.NEAREST, false);
        BufferedImage large = SquareImage.of(chequers, 1, settings, 60).picture();
        // Three pixels for one, each as it was.
        assertThat(large.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(large.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(large.getRGB(3, 2) & 0xFFFFFF).isEqualTo(0x00FF00);
        assertThat(large.getRGB(59, 59) & 0xFFFFFF).isEqualTo(0xFF0000);
        BufferedImage small = SquareImage.of(chequers, 1, settings, 13).picture();
        for (int i = 0; i < 169; i++) {
            assertThat(small.getRGB(i % 13, i / 13) & 0xFFFFFF).isIn(0xFF0000, 0x00FF00);
        }
    }
}
