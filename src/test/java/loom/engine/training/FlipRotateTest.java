package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import loom.engine.recipe.Augmentation;
import org.junit.jupiter.api.Test;

/** The image is 2 x 2, grey: 1 2 above 3 4. */
class FlipRotateTest {
    private static final Set<String> TURNED = Set.of("1234", "2413", "4321", "3142");

    @Test
    void without_flips_and_turns_images_stay_as_they_are() {
        assertThat(poses(Augmentation.differentiable())).containsExactly("1234");
    }

    @Test
    void a_flip_changes_left_and_right_half_of_the_time() {
        assertThat(poses(Augmentation.none().withFlips(true)))
                .containsExactlyInAnyOrder("1234", "2143");
    }

    @Test
    void turns_give_all_four_quarters_and_no_mirror_images() {
        assertThat(poses(Augmentation.none().withTurns(true)))
                .containsExactlyInAnyOrderElementsOf(TURNED);
    }

    @Test
    void both_give_all_eight_symmetries_of_a_square() {
        assertThat(poses(Augmentation.none().withFlips(true).withTurns(true))).hasSize(8);
    }

    @Test
    void a_pose_keeps_the_channels_of_a_pixel_together_and_touches_no_other_image() {
        FlipRotate posing = new FlipRotate(Augmentation.none().withFlips(true), 1, 2, 3);
        byte[] two = new byte[2 * 12];
        for (int i = 0; i < 12; i++) {
            two[12 + i] = (byte) (i + 1);
        }
        ByteBuffer images = ByteBuffer.wrap(two);
        for (int step = 1; images.get(12) == 1; step++) {
            posing.pose(images, 12, step, 0);
        }
        assertThat(two).startsWith(new byte[12]).endsWith(4, 5, 6, 1, 2, 3, 10, 11, 12, 7, 8, 9);
    }

    private static Set<String> poses(Augmentation augmentation) {
        FlipRotate posing = new FlipRotate(augmentation, 7, 2, 1);
        Set<String> seen = new TreeSet<>();
        for (int step = 1; step <= 100; step++) {
            ByteBuffer image = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
            posing.pose(image, 0, step, 0);
            seen.add("%d%d%d%d".formatted(image.get(0), image.get(1), image.get(2), image.get(3)));
        }
        return seen;
    }
}
