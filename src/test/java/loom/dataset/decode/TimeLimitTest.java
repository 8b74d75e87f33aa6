package loom.dataset.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import loom.dataset.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {
    private static ImageReader reader(String format) throws IOException {
        byte[] file = SampleFiles.encode(SampleFiles.picture(400, 300, Color.RED), format);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)), true, true);
        return reader;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void a_reader_that_takes_longer_is_stopped_and_its_picture_refused(String format)
            throws IOException {
        ImageReader reader = reader(format);
        TimeLimit limit = TimeLimit.watch(reader, Duration.ZERO);
        assertThat(Objects.requireNonNull(reader.read(0)).getWidth()).isEqualTo(400);
        assertThatThrownBy(limit::check)
                .isInstanceOf(PictureRefusal.class)
                .hasMessageContaining("takes too long");
        reader.dispose();
    }

    @Test
    void the_limit_leaves_an_honest_picture_alone() throws IOException {
        ImageReader reader = reader("png");
        Duration longest = TimeLimit.longest(reader);
        TimeLimit limit = TimeLimit.watch(reader, longest);
        reader.read(0);
        assertThatCode(limit::check).doesNotThrowAnyException();
        // 2 s, and 200 ns for each of 400 x 300 pixels
        assertThat(longest).isEqualTo(Duration.ofMillis(2024));
        reader.dispose();
    }
}
