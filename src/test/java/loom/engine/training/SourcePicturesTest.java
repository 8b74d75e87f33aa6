package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import loom.engine.recipe.Augmentation;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;

/** The images are 2 x 2, grey, and all the same: 1 2 above 3 4. */
class SourcePicturesTest {
    private static final ImageDataset SOURCE = new Same();

    @Test
    void images_are_posed_as_training_poses_them_and_always_in_the_same_way() {
        List<Picture> posed = pictures(Augmentation.none().withTurns(true));
        assertThat(posed.stream().distinct()).hasSize(4);
        assertThat(pictures(Augmentation.none().withTurns(true))).isEqualTo(posed);
    }

    @Test
    void without_flips_and_turns_they_are_as_they_are() {
        assertThat(pictures(Augmentation.differentiable()))
                .containsOnly(new Picture(2, 1, new byte[] {1, 2, 3, 4}));
    }

    private static List<Picture> pictures(Augmentation augmentation) {
        SourcePictures all = new SourcePictures(SOURCE, new FlipRotate(augmentation, 7, 2, 1));
        return IntStream.range(0, all.count()).mapToObj(all::get).toList();
    }

    private static class Same implements ImageDataset {
        @Override
        public int count() {
            return 50;
        }

        @Override
        public int imageSize() {
            return 2;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void copyTo(int index, ByteBuffer target) {
            target.put(new byte[] {1, 2, 3, 4});
        }
    }
}
