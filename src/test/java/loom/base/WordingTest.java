package loom.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 0 s",
        "59, 59 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h 00 min",
        "11100, 3 h 05 min"
    })
    void durations_are_read_in_the_unit_that_matters(long seconds, String words) {
        assertThat(Wording.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "12345, 12 kB",
        "999999, 1.0 MB",
        "5400000000, 5.4 GB"
    })
    void bytes_keep_two_digits_at_least(long bytes, String words) {
        assertThat(Wording.bytes(bytes)).isEqualTo(words);
    }

    @Test
    void one_is_singular() {
        assertThat(Wording.count(1, "image", "images")).isEqualTo("1 image");
        assertThat(Wording.count(1059, "image", "images")).isEqualTo("1,059 images");
    }
}
