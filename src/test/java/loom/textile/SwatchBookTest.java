package loom.textile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwatchBookTest {
    private static final int SIZE = 32;
    private static final SwatchBook BOOK = new SwatchBook(7);

    // Pinned on x86-64; arithmetic is IEEE and StrictMath only, so every machine must agree.
    @ParameterizedTest
    @CsvSource({
        "0, a0451989c08c0a16",
        "1, 48b2e59a9ad37802",
        "2, c663cab6315624c3",
        "3, 313286c8ad097e70",
        "4, 56814660799e12ca",
        "5, 2ac322b6df76a1dc",
        "6, 55a52ad6cbe5cc51",
    })
    void the_same_seed_and_index_give_the_same_pixels_for_ever(int index, String sha256) {
        assertThat(sha256(pixels(BOOK.swatch(index, SIZE)))).startsWith(sha256);
    }

    @Test
    void another_index_gives_another_picture() {
        long pictures =
                IntStream.range(0, 70)
                        .mapToObj(index -> sha256(pixels(BOOK.swatch(index, SIZE))))
                        .distinct()
                        .count();

        assertThat(pictures).isEqualTo(70);
    }

    @Test
    void another_seed_gives_another_picture() {
        assertThat(pixels(new SwatchBook(8).swatch(3, SIZE)))
                .isNotEqualTo(pixels(BOOK.swatch(3, SIZE)));
    }

    @Test
    void families_take_turns() {
        Map<Family, Integer> seen = new EnumMap<>(Family.class);
        for (int index = 0; index < 14; index++) {
            seen.merge(BOOK.swatch(index, 1).family(), 1, Integer::sum);
        }

        assertThat(seen)
                .hasSize(Family.values().length)
                .allSatisfy((f, n) -> assertThat(n).isEqualTo(2));
    }

    @Test
    void a_file_name_tells_the_family_and_the_index() {
        assertThat(BOOK.swatch(3, 1).fileName()).isEqualTo("ikat-0003.png");
    }

    @Test
    void no_swatch_is_empty() {
        for (int index = 0; index < 210; index++) {
            Swatch swatch = BOOK.swatch(index, 16);
            assertThat(contrast(swatch)).as("contrast of %s", swatch.fileName()).isGreaterThan(1.6);
        }
    }

    /** Of the colour that a tenth of the pixels fall below to the one that a tenth lie above. */
    private static double contrast(Swatch swatch) {
        Colour[] sorted =
                Arrays.stream(pixels(swatch))
                        .mapToObj(Colour::ofRgb)
                        .sorted((a, b) -> Double.compare(a.luminance(), b.luminance()))
                        .toArray(Colour[]::new);
        return sorted[sorted.length * 9 / 10].contrast(sorted[sorted.length / 10]);
    }

    private static int[] pixels(Swatch swatch) {
        int size = swatch.image().getWidth();
        return swatch.image().getRGB(0, 0, size, size, null, 0, size);
    }

    private static String sha256(int[] pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
