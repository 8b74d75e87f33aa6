package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabellingTest {
    private final Labelling labelling = new Labelling();

    @Test
    void labels_go_to_the_images_of_the_same_number() {
        labelling.add(labels("t10k-labels", 7, 7));
        labelling.add(labels("train-labels", 1, 2, 200));
        labelling.add(images("train-images", 3, 3), 0);
        labelling.add(images("t10k-images", 2, 2), 4);
        Labels labels = labelling.match(6);
        assertThat(labels.of(2)).hasValue(200);
        assertThat(labels.of(3)).isEmpty(); // another picture lies between
        assertThat(labels.of(4)).hasValue(7);
        assertThat(labels.of(6)).isEmpty();
        assertThat(labelling.rejected()).isEmpty();
    }

    @Test
    void files_of_the_same_number_go_together_by_name() {
        labelling.add(images("b-images", 2, 2), 0);
        labelling.add(images("a-images", 2, 2), 2);
        labelling.add(labels("a-labels", 1, 1));
        labelling.add(labels("b-labels", 9, 9));
        assertThat(labelling.match(4).of(0)).hasValue(9);
    }

    @Test
    void images_that_were_cut_off_get_the_first_labels() {
        labelling.add(images("images", 5, 2), 0);
        labelling.add(labels("labels", 3, 4, 5, 6, 7));
        assertThat(labelling.match(2).counts())
                .containsExactly(new LabelCount(3, 1), new LabelCount(4, 1));
    }

    @Test
    void labels_of_another_number_are_left_out() {
        labelling.add(images("images", 5, 3), 0);
        labelling.add(labels("labels", 3, 4, 5));
        assertThat(labelling.match(3).counts()).isEmpty();
        assertThat(labelling.rejected())
                .singleElement()
                .satisfies(rejection ->
                        assertThat(rejection.reason())
                                .contains("holds 3 labels", "\"images\" promises 5"));
    }

    @Test
    void labels_are_read_as_they_were_written() {
        Labels labels = Labels.missing(3).with(1, new byte[] {(byte) 255}, 1);
        Labels read = Labels.read(labels.bytes());
        assertThat(read.of(0)).isEmpty();
        assertThat(read.of(1)).hasValue(255);
        assertThat(read.counts()).containsExactly(new LabelCount(255, 1));
    }

    @Test
    void folders_name_the_labels_of_images_that_have_none() {
        labelling.add(0, "dogs/1.png");
        labelling.add(1, "cats/1.png");
        Labels labels = labelling.match(2);
        assertThat(labels.of(0)).hasValue(1);
        assertThat(labels.of(1)).hasValue(0);
        assertThat(labelling.names()).containsExactly("cats", "dogs");
    }

    @Test
    void folders_say_nothing_where_an_image_has_a_label() {
        labelling.add(0, "dogs/1.png");
        labelling.add(1, "cats/1.png");
        labelling.add(0, 7);
        assertThat(labelling.match(2).counts()).containsExactly(new LabelCount(7, 1));
        assertThat(labelling.names()).isEmpty();
    }

    @Test
    void classes_are_numbered_in_the_order_of_the_labels_that_occur() {
        Labels labels = Labels.missing(4).with(0, new byte[] {9, 3, 9}, 3);
        assertThat(labels.classes()).containsExactly(1, 0, 1, -1);
        assertThat(labels.only(new int[] {3, 2}).classes()).containsExactly(-1, 0);
    }

    private static IdxImages images(String name, int promised, int found) {
        return new IdxImages(name, promised + " images", promised, found);
    }

    private static IdxLabels labels(String name, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new IdxLabels(name, bytes);
    }
}
