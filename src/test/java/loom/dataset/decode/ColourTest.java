package loom.dataset.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import loom.dataset.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The expected values were computed from the definitions of the colour spaces, apart from this
 * code.
 */
class ColourTest {
    private static final PngReader PNG = new PngReader();

    private static BufferedImage picture(int red, int green, int blue) {
        return SampleFiles.picture(16, 16, new Color(red, green, blue));
    }

    private static void assertPixel(DecodedPicture read, int red, int green, int blue) {
        Color pixel = new Color(EightBits.of(read.image()).getRGB(8, 8));
        int[] found = {pixel.getRed(), pixel.getGreen(), pixel.getBlue()};
        int[] expected = {red, green, blue};
        for (int i = 0; i < 3; i++) {
            assertThat(found[i]).as("%s", pixel).isBetween(expected[i] - 2, expected[i] + 2);
        }
    }

    /** A JPEG of one colour with the profile in a segment of its own. */
    private static byte[] jpeg(BufferedImage picture, byte[] profile) {
        byte[] jpeg = SampleFiles.encode(picture, "jpeg");
        ByteBuffer segment = ByteBuffer.allocate(18 + profile.length);
        segment.putShort((short) 0xFFE2).putShort((short) (16 + profile.length));
        segment.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1)).put(profile);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int behindJfif = 20;
        file.write(jpeg, 0, behindJfif);
        file.writeBytes(segment.array());
        file.write(jpeg, behindJfif, jpeg.length - behindJfif);
        return file.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "200, 100, 100, 227, 100, 100",
        "60, 70, 160, 52, 68, 164",
        "100, 180, 90, 0, 181, 83"
    })
    void adobe_rgb_means_the_same_in_png_and_jpeg(
            int red, int green, int blue, int toRed, int toGreen, int toBlue) throws IOException {
        BufferedImage picture = picture(red, green, blue);
        byte[] profile = IccProfiles.adobeRgb();
        byte[] png = PngFiles.with(PngFiles.of(picture), "iCCP", IccProfiles.packed(profile));
        assertPixel(PNG.read(png), toRed, toGreen, toBlue);
        assertPixel(new JpegReader().read(jpeg(picture, profile)), toRed, toGreen, toBlue);
    }

    @Test
    void primaries_and_curve_in_numbers_mean_what_a_profile_would() throws IOException {
        byte[] png = PngFiles.of(picture(200, 100, 100));
        byte[] curve = PngFiles.numbers(0.45455);
        byte[] primaries = PngFiles.numbers(0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06);
        png = PngFiles.with(PngFiles.with(png, "gAMA", curve), "cHRM", primaries);
        assertPixel(PNG.read(png), 227, 100, 100);
    }

    /** 255 * (1.055 * (128 / 255)^(1 / 2.4) - 0.055) = 187.9. */
    @ParameterizedTest
    @CsvSource({"1.0, 188", "0.5555556, 146", "0.45455, 128"})
    void a_curve_alone_counts_too_unless_it_is_that_of_srgb(double gamma, int expected)
            throws IOException {
        byte[] png = PngFiles.of(picture(128, 128, 128));
        assertPixel(
                PNG.read(PngFiles.with(png, "gAMA", PngFiles.numbers(gamma))),
                expected,
                expected,
                expected);
    }

    @Test
    void what_says_srgb_is_not_changed_by_numbers() throws IOException {
        byte[] png = PngFiles.with(PngFiles.of(picture(128, 50, 20)), "sRGB", new byte[1]);
        assertPixel(PNG.read(PngFiles.with(png, "gAMA", PngFiles.numbers(1.0))), 128, 50, 20);
    }

    @ParameterizedTest
    @CsvSource({"12, 215, 93, 97", "9, 240, 76, 97", "1, 200, 100, 100"})
    void code_points_come_first(int primaries, int red, int green, int blue) throws IOException {
        byte[] png = PngFiles.of(picture(200, 100, 100));
        byte[] profile = IccProfiles.packed(IccProfiles.adobeRgb());
        png = PngFiles.with(png, "cICP", new byte[] {(byte) primaries, 13, 0, 1});
        assertPixel(PNG.read(PngFiles.with(png, "iCCP", profile)), red, green, blue);
    }

    @Test
    void a_grey_picture_has_a_grey_profile() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 128);
        byte[] profile = IccProfiles.packed(IccProfiles.grey(1));
        byte[] png = PngFiles.with(PngFiles.of(grey), "iCCP", profile);
        assertPixel(PNG.read(png), 188, 188, 188);
    }

    @Test
    void a_transparent_picture_keeps_its_alpha() throws IOException {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(8, 8, 0x60C86464);
        byte[] profile = IccProfiles.packed(IccProfiles.adobeRgb());
        byte[] png = PngFiles.with(PngFiles.of(picture), "iCCP", profile);
        DecodedPicture read = PNG.read(png);
        assertPixel(read, 227, 100, 100);
        assertThat(EightBits.of(read.image()).getRGB(8, 8) >>> 24).isEqualTo(0x60);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 100, 200, 300})
    void a_broken_profile_is_told_and_ignored(int length) throws IOException {
        byte[] part = Arrays.copyOf(IccProfiles.adobeRgb(), length);
        byte[] png =
                PngFiles.with(
                        PngFiles.of(picture(200, 100, 100)), "iCCP", IccProfiles.packed(part));
        DecodedPicture read = PNG.read(png);
        assertPixel(read, 200, 100, 100);
        assertThat(read.remarks()).containsExactly(SourceColours.IGNORED);
        DecodedPicture photograph = new JpegReader().read(jpeg(picture(200, 100, 100), part));
        assertPixel(photograph, 200, 100, 100);
        assertThat(photograph.remarks()).containsExactly(SourceColours.IGNORED);
    }

    @Test
    void a_profile_of_another_kind_of_picture_is_ignored() throws IOException {
        byte[] profile = IccProfiles.packed(IccProfiles.grey(1));
        byte[] png = PngFiles.with(PngFiles.of(picture(200, 100, 100)), "iCCP", profile);
        DecodedPicture read = PNG.read(png);
        assertPixel(read, 200, 100, 100);
        assertThat(read.remarks()).containsExactly(SourceColours.IGNORED);
    }
}
