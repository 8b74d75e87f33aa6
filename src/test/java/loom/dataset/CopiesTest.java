package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final int SIDE = 36;

    @Test
    void a_picture_saved_anew_is_alike_and_another_one_is_not() {
        List<ImageTraits> traits = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            traits.add(traits(seed, value -> value));
        }
        traits.add(traits(17, value -> Math.min(255, value + value % 3))); // as JPEG may change it
        Copies copies = Copies.among(traits, all(traits));
        assertThat(copies.same()).isEmpty();
        assertThat(copies.alike()).containsExactly(new Copies.Pair(17, 200));
        assertThat(copies.more()).isZero();
    }

    @Test
    void the_same_shape_in_another_colour_is_another_picture() {
        List<ImageTraits> traits =
                List.of(traits(1, value -> value), traits(1, value -> value / 2));
        assertThat(traits.get(0).gradientDistance(traits.get(1))).isLessThan(10);
        assertThat(Copies.among(traits, all(traits)).alike()).isEmpty();
    }

    @Test
    void equal_files_are_a_group_and_what_is_left_out_is_not_looked_at() {
        ImageTraits one = traits(1, value -> value);
        List<ImageTraits> traits = List.of(one, traits(2, value -> value), one, one);
        Copies copies = Copies.among(traits, all(traits));
        assertThat(copies.same()).containsExactly(List.of(0, 2, 3));
        assertThat(copies.superfluous()).isEqualTo(2);
        assertThat(copies.superfluousImages()).containsExactly(2, 3);
        assertThat(copies.alike()).isEmpty();
        assertThat(Copies.among(traits, new int[] {1, 2}).same()).isEmpty();
    }

    @Test
    void pairs_beyond_the_list_are_counted() {
        ImageTraits one = traits(5, value -> value);
        List<ImageTraits> differentFiles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] hash = one.fileHash().clone();
            hash[0] = (byte) i;
            differentFiles.add(
                    new ImageTraits(SIDE, SIDE, false, hash, one.gradient(), one.colours()));
        }
        Copies copies = Copies.among(differentFiles, all(differentFiles));
        assertThat(copies.alike()).hasSize(Copies.MOST_PAIRS);
        assertThat(copies.more()).isEqualTo(40 * 39 / 2 - Copies.MOST_PAIRS);
        assertThat(copies.nearly()).isEqualTo(39); // all pairs link one group of 40
    }

    /** Eight by eight random squares of colour; the file is the pixels. */
    private static ImageTraits traits(int seed, IntUnaryOperator change) {
        Random random = new Random(seed);
        int[] squares = random.ints(64 * 3, 0, 256).toArray();
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int square = (y * 8 / SIDE * 8 + x * 8 / SIDE) * 3 + channel;
                    rgb[(y * SIDE + x) * 3 + channel] = (byte) change.applyAsInt(squares[square]);
                }
            }
        }
        return ImageTraits.of(SIDE, SIDE, rgb, rgb, SIDE);
    }

    private static int[] all(List<ImageTraits> traits) {
        return IntStream.range(0, traits.size()).toArray();
    }
}
