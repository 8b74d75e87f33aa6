package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceTest {
    @Test
    void many_images_of_one_kind_and_size_need_no_advice() {
        assertThat(about(images(300, 100, false))).isEmpty();
    }

    @Test
    void few_images_are_told() {
        assertThat(about(images(199, 100, false))).singleElement().asString().contains("are few");
    }

    @Test
    void a_few_equal_files_are_told_and_many_are_warned_of() {
        List<ImageTraits> traits = images(300, 100, false);
        traits.add(traits.getFirst());
        assertThat(about(traits))
                .containsExactly("1 file is equal to another one and can be left out.");
        traits.addAll(traits.subList(0, 60));
        assertThat(about(traits))
                .singleElement()
                .asString()
                .startsWith("61 images are there more than once");
    }

    @Test
    void mixed_sizes_and_kinds_are_told_with_figures() {
        List<ImageTraits> traits = images(150, 32, false);
        traits.addAll(images(150, 500, true));
        assertThat(about(traits)).hasSize(2);
        assertThat(about(traits).getFirst()).contains("from about 32 to about 500 pixels");
        assertThat(about(traits).getLast()).startsWith("150 are grey and 150 in colour");
    }

    private static List<String> about(List<ImageTraits> traits) {
        int[] all = IntStream.range(0, traits.size()).toArray();
        return Advice.about(traits, Copies.among(traits, all));
    }

    /** Each unlike all others, in file and picture. */
    private static List<ImageTraits> images(int count, int side, boolean grey) {
        List<ImageTraits> traits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] hash =
                    ByteBuffer.allocate(ImageTraits.HASH_BYTES).putInt(i).putInt(side).array();
            long gradient = (i + 1) * 0x9E3779B97F4A7C15L * side;
            traits.add(
                    new ImageTraits(
                            side, side, grey, hash, gradient, new byte[ImageTraits.COLOUR_BYTES]));
        }
        return traits;
    }
}
