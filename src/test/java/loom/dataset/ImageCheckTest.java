package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import loom.dataset.decode.Cost;
import loom.dataset.decode.PictureRefusal;
import loom.dataset.decode.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a file is, its check ends soon, says why it is refused, and is no trouble of another
 * file.
 */
class ImageCheckTest {
    private static final ImageCheck CHECK = new ImageCheck(ImportSettings.DEFAULT);
    private static final int MUTANTS = 60;

    private static String verdict(byte[] content) {
        return CHECK.objection(content)
                .orElseGet(() ->
                        CHECK.check("a", content) instanceof CheckedFile.Refused refused
                                ? refused.rejection().reason()
                                : "accepted");
    }

    static Stream<String> formats() {
        return Samples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void a_good_file_is_accepted(String format) {
        assertThat(verdict(sample(format))).isEqualTo("accepted");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void a_file_that_is_cut_off_is_refused(String format) {
        byte[] file = sample(format);
        for (int percent : new int[] {10, 30, 60, 90}) {
            String verdict = verdict(Arrays.copyOf(file, file.length * percent / 100));
            assertThat(verdict).as("%d %%", percent).startsWith("is ").isNotEqualTo("accepted");
        }
    }

    /** The same bytes each time: a test that fails once fails always. */
    @ParameterizedTest
    @MethodSource("formats")
    void a_file_with_wrong_bytes_costs_little_and_throws_nothing(String format) {
        byte[] file = sample(format);
        for (int i = 0; i < MUTANTS; i++) {
            Random random = new Random(i);
            byte[] mutant = file.clone();
            int reach = i % 2 == 0 ? mutant.length : Math.min(mutant.length, 120);
            for (int j = 0; j <= i % 5; j++) {
                mutant[random.nextInt(reach)] =
                        (byte) (random.nextBoolean() ? 255 : random.nextInt());
            }
            Cost cost = Cost.of(() -> verdict(mutant));
            assertThat(cost.cpu().toMillis()).as("mutant %d", i).isLessThan(5000);
            assertThat(cost.bytes()).as("mutant %d", i).isLessThan(200_000_000);
        }
    }

    @Test
    void an_error_in_a_decoder_is_the_damage_of_that_file() {
        assertThatThrownBy(() -> ImageDecoder.guarded(() -> recurse(0)))
                .isInstanceOf(PictureRefusal.class)
                .hasMessageContaining("is damaged");
        assertThatThrownBy(() -> ImageDecoder.guarded(() -> new byte[Integer.MAX_VALUE][0].length))
                .isInstanceOf(PictureRefusal.class)
                .hasMessageContaining("needs too much memory");
        assertThatThrownBy(() ->
                        ImageDecoder.guarded(() -> {
                            throw new UnsatisfiedLinkError("no ffmpeg");
                        }))
                .isInstanceOf(PictureRefusal.class)
                .hasMessageContaining("on this machine");
    }

    /** 204 bytes that would be 64 megapixels of one colour. */
    @Test
    void a_picture_with_nothing_in_it_is_not_decoded() {
        ByteBuffer webp = ByteBuffer.allocate(204).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(196);
        webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(184);
        webp.put((byte) 0x2F).putInt(7999 | 7999 << 14);
        Cost cost =
                Cost.of(() ->
                        assertThat(verdict(webp.array()))
                                .isEqualTo(
                                        "claims 8,000 x 8,000 pixels in 204 B: nothing can be learnt from it, leave it out"));
        assertThat(cost.cpu().toMillis()).isLessThan(1000);
    }

    /** Of up to four megapixels nobody asks; so they have to be cheap. */
    @Test
    void a_hostile_picture_of_two_thousand_pixels_a_side_is_soon_done() {
        ByteBuffer webp = ByteBuffer.allocate(204).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(196);
        webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(184);
        webp.put((byte) 0x2F).putInt(1999 | 1999 << 14);
        for (int seed = 0; seed < 20; seed++) {
            byte[] file = webp.array().clone();
            byte[] data = new byte[204 - 25];
            new Random(seed).nextBytes(data);
            System.arraycopy(data, 0, file, 25, data.length);
            Cost cost = Cost.of(() -> verdict(file));
            assertThat(cost.cpu().toMillis()).isLessThan(5000);
            assertThat(cost.bytes()).isLessThan(200_000_000);
        }
    }

    @Test
    void the_remarks_of_a_decoder_become_notes() {
        CheckedFile file = CHECK.check("a.png", Samples.withBrokenProfile());
        assertThat(((CheckedFile.Accepted) file).notes())
                .containsExactly(
                        new Note("a.png", "has a broken colour profile, which was ignored"));
    }

    private static int recurse(int depth) {
        return depth < 0 ? 0 : 1 + recurse(depth + 1);
    }

    private static byte[] sample(String format) {
        return Objects.requireNonNull(Samples.all().get(format));
    }
}
