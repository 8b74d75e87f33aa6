package loom.textile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextilesCommandTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @Test
    void the_zip_holds_as_many_readable_images_of_the_size_as_asked_for() throws IOException {
        Path zip = folder.resolve("new/folder/patterns.zip");

        assertThat(run("--count", "9", "--size", "32", "--out", zip.toString())).isZero();

        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> entries = file.stream().toList();
            assertThat(entries).hasSize(9);
            assertThat(entries).extracting(ZipEntry::getName).contains("ikat-0003.png");
            for (ZipEntry entry : entries) {
                try (InputStream stream = file.getInputStream(entry)) {
                    BufferedImage image = ImageIO.read(stream);
                    assertThat(image.getWidth()).isEqualTo(32);
                    assertThat(image.getHeight()).isEqualTo(32);
                    assertThat(image.getColorModel().getNumComponents()).isEqualTo(3);
                }
            }
        }
        assertThat(text(said)).contains("9 images");
    }

    @Test
    void a_rebuilt_zip_has_the_same_bytes() throws IOException {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");

        run("--count", "3", "--size", "32", "--out", first.toString());
        run("--count", "3", "--size", "32", "--out", second.toString());

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void the_files_in_the_zip_have_a_fixed_time() throws IOException {
        Path zip = folder.resolve("patterns.zip");

        run("--count", "1", "--size", "32", "--out", zip.toString());

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream())
                    .extracting(ZipEntry::getTimeLocal)
                    .containsOnly(LocalDateTime.of(2000, 1, 1, 0, 0));
        }
    }

    @Test
    void nothing_but_the_zip_is_left_behind() throws IOException {
        run("--count", "1", "--size", "32", "--out", folder.resolve("only.zip").toString());

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("only.zip"));
        }
    }

    @Test
    void the_preview_shows_sixty_swatches() throws IOException {
        Path preview = folder.resolve("preview.png");

        assertThat(run("--size", "32", "--preview", preview.toString())).isZero();

        BufferedImage image = ImageIO.read(preview.toFile());
        assertThat(image.getWidth()).isEqualTo(6 + 10 * 38);
        assertThat(image.getHeight()).isEqualTo(6 + 6 * 38);
        assertThat(image.getRGB(6, 6))
                .isEqualTo(new SwatchBook(7).swatch(0, 32).image().getRGB(0, 0));
        assertThat(image.getRGB(6 + 9 * 38, 6 + 5 * 38))
                .isEqualTo(new SwatchBook(7).swatch(59, 32).image().getRGB(0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--out x.zip --count 0      | --count must be a whole number from 1 to 100000, was 0",
                "--out x.zip --count many   | --count must be a whole number from 1 to 100000, was many",
                "--out x.zip --size 31      | --size must be a whole number from 32 to 1024, was 31",
                "--out x.zip --seed 1.5     | --seed must be a whole number, was 1.5",
                "--out                      | --out needs a value after it",
                "--out --count 3            | --out needs a value after it",
                "--colour red               | unknown option --colour",
                "--count 3                  | nothing to write: give --out FILE, --preview FILE or both",
                "--out src                  | --out must be a file, but src is a folder",
                "--out x.zip --preview x.zip | --out and --preview must be two files",
            })
    void wrong_arguments_are_answered_with_the_rule(String arguments, String answer) {
        assertThat(run(arguments.split(" +", -1))).isEqualTo(2);
        assertThat(text(complained)).startsWith(answer).contains("usage: textiles");
    }

    @Test
    void a_file_that_cannot_be_written_is_reported() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("--count", "1", "--size", "32", "--out", file.resolve("x.zip").toString()))
                .isEqualTo(1);
        assertThat(text(complained)).startsWith("cannot write the file").contains("another place");
    }

    @Test
    void help_is_no_mistake() {
        assertThat(run("--help")).isZero();
        assertThat(text(said)).startsWith("usage: textiles");
    }

    private int run(String... arguments) {
        return TextilesCommand.run(
                arguments,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
