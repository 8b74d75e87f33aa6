package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FolderLabelsTest {
    @Test
    void a_class_is_the_innermost_folder() {
        FolderLabels folders = of("pets/dogs/1.png", "pets/cats/1.png", "./pets\\cats\\2.png");
        assertThat(folders.classes(3))
                .containsOnlyKeys("cats", "dogs")
                .containsEntry("cats", List.of(1, 2))
                .containsEntry("dogs", List.of(0));
    }

    @Test
    void folders_of_one_name_are_one_class() {
        FolderLabels folders = of("train/a/1.png", "train/b/1.png", "test/a/1.png");
        assertThat(folders.classes(3)).containsOnlyKeys("a", "b");
        assertThat(folders.classes(3).get("a")).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void an_umlaut_is_the_same_however_it_is_written() {
        assertThat(of("V\u00f6gel/1.png", "Vo\u0308gel/2.png", "Igel/3.png").classes(3))
                .containsOnlyKeys("Igel", "V\u00f6gel");
    }

    @Test
    void numbers_are_in_the_order_of_their_values() {
        assertThat(of("10/a.png", "b/a.png", "9/a.png").classes(3).keySet())
                .containsExactly("9", "10", "b");
    }

    @Test
    void few_images_may_lie_outside_and_many_may_not() {
        FolderLabels folders = new FolderLabels();
        IntStream.range(0, 19).forEach(i -> folders.add(i, "pets/" + i % 2 + "/" + i + ".png"));
        folders.add(19, "pets/cover.png");
        assertThat(folders.classes(20)).containsOnlyKeys("0", "1");
        assertThat(folders.classes(21)).isEmpty();
    }

    @Test
    void one_folder_is_no_class_and_more_than_a_hundred_are_none_either() {
        assertThat(of("a/1.png", "a/2.png").classes(2)).isEmpty();
        assertThat(of("1.png", "2.png").classes(2)).isEmpty();
        assertThat(many(100).classes(100)).hasSize(100);
        assertThat(many(101).classes(101)).isEmpty();
    }

    private static FolderLabels many(int folders) {
        return of(IntStream.range(0, folders).mapToObj(i -> i + "/a.png").toArray(String[]::new));
    }

    private static FolderLabels of(String... files) {
        FolderLabels folders = new FolderLabels();
        for (int i = 0; i < files.length; i++) {
            folders.add(i, files[i]);
        }
        return folders;
    }
}
