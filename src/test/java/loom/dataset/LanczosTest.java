package loom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LanczosTest {
    // From Pillow 12.3.0: Image.resize(…, Image.LANCZOS) of the picture below.
    private static final int[] DOWN = {
        0x641309, 0x86731e, 0x6b7447, 0x847e5e, 0x79aa5b, 0x793f1e, 0x6e8e8a, 0x8281a2, 0x716c91,
        0x847085, 0x907146, 0x7c9aa2, 0x6d7b83, 0x818788, 0x71757b, 0x83a15f, 0x8ea491, 0x7d7089,
        0x6e9379, 0x7fa08c, 0x83ca5b, 0x827585, 0x8a837a, 0x7f728c, 0x675b9e
    };

    // The same of its square from (2, 0) to (5, 3).
    private static final int[] UP = {
        0x3e1200, 0x501d00, 0x7a3e00, 0x8c5100, 0x941906, 0xa62408, 0xd0450b, 0xe2580c, 0x6c2715,
        0x7d321a, 0xa75327, 0xb9662c, 0x002e1c, 0x023923, 0x2c5a33, 0x3e6d3a
    };

    @Test
    void a_smaller_picture_is_the_one_that_pillow_makes() {
        assertSame(Lanczos.scale(picture(16), 5, 5), DOWN);
    }

    @Test
    void a_larger_picture_is_the_one_that_pillow_makes() {
        assertSame(Lanczos.scale(part(picture(16), 2, 0, 3, 3), 4, 4), UP);
    }

    @Test
    void the_middle_of_a_picture_knows_nothing_of_its_edges() {
        BufferedImage wide = new BufferedImage(20, 16, BufferedImage.TYPE_INT_RGB);
        wide.setRGB(2, 0, 16, 16, picture(16).getRGB(0, 0, 16, 16, null, 0, 16), 0, 16);
        assertSame(Lanczos.scaleMiddle(wide, 5), DOWN);
    }

    @Test
    void a_picture_of_the_right_size_stays_as_it_is() {
        BufferedImage same = Lanczos.scale(picture(16), 16, 16);
        assertThat(same.getRGB(0, 0, 16, 16, null, 0, 16))
                .containsExactly(picture(16).getRGB(0, 0, 16, 16, null, 0, 16));
    }

    private static void assertSame(BufferedImage actual, int[] expected) {
        int width = actual.getWidth();
        for (int i = 0; i < expected.length; i++) {
            int rgb = actual.getRGB(i % width, i / width);
            for (int shift = 0; shift < 24; shift += 8) {
                // Pillow rounds between the two directions too.
                assertThat((rgb >> shift & 0xFF) - (expected[i] >> shift & 0xFF))
                        .as("pixel %d", i)
                        .isBetween(-1, 1);
            }
        }
    }

    private static BufferedImage picture(int side) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int red = (x * 37 + y * 91) & 0xFF;
                int green = (x * x * 5 + y * 13) & 0xFF;
                int blue = (x * y * 7) & 0xFF;
                picture.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    private static BufferedImage part(BufferedImage of, int left, int top, int w, int h) {
        BufferedImage part = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        part.setRGB(0, 0, w, h, of.getRGB(left, top, w, h, null, 0, w), 0, w);
        return part;
    }
}
