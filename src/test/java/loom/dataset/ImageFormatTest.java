package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As it would be written in a program: \0 for a byte of 0, \x12 for one of 18. */
    private static byte[] start(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) != '\\') {
                text.append(escaped.charAt(i));
            } else if (escaped.charAt(i + 1) == 'x') {
                text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                text.append(escaped.charAt(i + 1) == '0' ? '\0' : '\n');
                i++;
            }
        }
        return bytes(text.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "\\x89PNG\\x0d\\n\\x1a\\n, PNG",
        "\\xff\\xd8\\xff\\xe0, JPEG",
        "RIFF1234WEBPVP8 , WEBP",
        "GIF89a, GIF",
        "BM12341234\\x36\\0\\0\\0\\x28\\0, BMP",
        "BM12341234\\x1a\\0\\0\\0\\x0c\\0, BMP",
        "II*\\0, TIFF",
        "MM\\0*, TIFF",
        "\\0\\0\\0\\x1cftypavif, AVIF",
        "\\0\\0\\0\\x1cftypmif1\\0\\0\\0\\0avif, AVIF",
        "\\0\\0\\0\\x1cftypheic, HEIC",
        "\\0\\0\\0\\x1cftypmif1\\0\\0\\0\\0mif1heic, HEIC",
        "\\0\\0\\0\\x0cjP  \\x0d\\n\\x87\\n, JPEG_2000",
        "\\xff\\x4f\\xff\\x51, JPEG_2000",
        "8BPS\\0\\x01, PSD",
        "qoif, QOI",
        "P6 3 4 255, NETPBM",
        "P5\\n# a comment\\n3 4, NETPBM",
        "P7\\nWIDTH 4, NETPBM",
        "\\0\\0\\x01\\0\\x01\\0, ICO",
        "\\0\\0\\x02\\0\\0\\0\\0\\0\\0\\0\\0\\0\\x20\\0\\x20\\0\\x18\\0, TGA",
    })
    void a_format_is_told_by_its_first_bytes(String start, ImageFormat format) {
        assertThat(ImageFormat.of(Arrays.copyOf(start(start), 64))).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BM is how many a text begins",
                "P6 is a road",
                "Pictures 1",
                "\\0\\0\\x08\\x03\\0\\0\\0\\x01", // IDX
                "\\0\\0\\x02\\0\\x01\\0\\x20\\x20\\0\\0\\0\\0\\x20\\0\\x20\\0\\x18\\0", // a cursor
                "\\0\\0\\0\\x1cftypisom",
                "II*\\0\\x10\\0\\0\\0CR\\x02\\0"
            })
    void what_only_looks_like_an_image_is_none(String start) {
        assertThat(ImageFormat.of(Arrays.copyOf(start(start), 64))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "version https://git-lfs.github.com/spec/v1, Git LFS",
        "<!DOCTYPE html><html>, a web page",
        "<html lang='en'>, a web page",
        "<?xml version='1.0'?><svg width='3'>, an SVG drawing",
        "<svg xmlns='x'>, an SVG drawing",
        "{\"file\": 3}, a JSON file",
        "%PDF-1.7, a PDF",
        "\\0\\0\\0\\x1cftypisom, a video",
        "\\x1aE\\xdf\\xa3, a video",
        "'RIFF1234AVI ', a video",
        "Rar!, an archive",
        "\\x1f\\x8b\\x08, an archive",
        "\\x89HDF\\x0d\\n, an HDF5 file",
        "\\x93NUMPY, a NumPy array",
        "\\xff\\n\\xfa, a JPEG XL image",
        "II*\\0\\x10\\0\\0\\0CR\\x02\\0, a camera's raw file",
        "II+\\0, a BigTIFF image",
        "\\x01\\x02\\x03\\x04, no image that is known"
    })
    void what_is_not_read_is_named_for_what_it_is(String start, String name) {
        assertThat(ImageFormat.describe(start(start))).startsWith("is ").contains(name);
    }

    @Test
    void a_tape_archive_is_told_by_its_header_of_512_bytes() {
        byte[] tar = new byte[1024];
        System.arraycopy(bytes("0001.png"), 0, tar, 0, 8);
        System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
        assertThat(ImageFormat.describe(tar))
                .isEqualTo("is an archive but no zip: pack its images as a zip");
    }

    @Test
    void a_text_is_called_a_text() {
        assertThat(ImageFormat.describe(bytes("bark, 3\nmoss, 4\n")))
                .startsWith("is a text and not an image");
    }

    @Test
    void a_name_that_belongs_to_the_format_is_no_contradiction() {
        assertThat(
                        ImageFormat.of(SampleFiles.png(16, 16, Color.RED))
                                .orElseThrow()
                                .contradicts("a.PNG"))
                .isFalse();
        assertThat(ImageFormat.AVIF.contradicts("a.heic")).isTrue();
    }
}
