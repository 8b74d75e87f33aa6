package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ImageSubsetTest {
    @Test
    void an_image_keeps_its_class() {
        ImageSubset some = new ImageSubset(new Numbered(), new int[] {4, 1});
        assertThat(some.classes()).isEqualTo(10);
        assertThat(some.label(0)).isEqualTo(4);
        assertThat(some.label(1)).isEqualTo(1);
    }

    /** Ten images, each of a class of its own. */
    private static final class Numbered implements ImageDataset {
        @Override
        public int count() {
            return 10;
        }

        @Override
        public int imageSize() {
            return 1;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int classes() {
            return 10;
        }

        @Override
        public int label(int index) {
            return index;
        }

        @Override
        public void copyTo(int index, ByteBuffer target) {
            target.put((byte) index);
        }
    }
}
