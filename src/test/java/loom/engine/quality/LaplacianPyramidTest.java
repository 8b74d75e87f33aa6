package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaplacianPyramidTest {
    @Test
    void sides_halve_down_to_sixteen_or_fourteen() {
        assertThat(LaplacianPyramid.sides(28)).containsExactly(28, 14);
        assertThat(LaplacianPyramid.sides(32)).containsExactly(32, 16);
        assertThat(LaplacianPyramid.sides(64)).containsExactly(64, 32, 16);
        assertThat(LaplacianPyramid.sides(128)).containsExactly(128, 64, 32, 16);
        assertThat(LaplacianPyramid.sides(256)).containsExactly(256, 128, 64, 32, 16);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 29, 58})
    void a_side_without_such_levels_is_refused(int size) {
        assertThatThrownBy(() -> LaplacianPyramid.sides(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was " + size)
                .hasMessageContaining("use 28, 32, 64");
    }

    @Test
    void a_plain_picture_has_no_detail() {
        float[][] levels = LaplacianPyramid.of(RealImages.plain(64, 1, 90));
        assertThat(levels[0]).containsOnly(0);
        assertThat(levels[1]).containsOnly(0);
        assertThat(levels[2]).containsOnly(90);
    }

    @Test
    void a_white_corner_gives_what_the_filter_gives_by_hand() {
        byte[] pixels = new byte[28 * 28];
        pixels[0] = (byte) 255;
        float[][] levels = LaplacianPyramid.of(new Picture(28, 1, pixels));
        double sixteenth = 1 / 16.0;
        // Halved: [6 1 0 …]/16 along each side.
        assertThat(levels[1][0])
                .isCloseTo((float) (255 * 36 * sixteenth * sixteenth), within(1e-4f));
        assertThat(levels[1][1])
                .isCloseTo((float) (255 * 6 * sixteenth * sixteenth), within(1e-4f));
        assertThat(levels[1][2]).isZero();
        // Doubled at the corner: (1 + 1 + 6 * 6)/16/8 along each side, the edge being mirrored.
        double doubled = 38 * sixteenth / 8;
        assertThat(levels[0][0]).isCloseTo((float) (255 - 255 * doubled * doubled), within(1e-3f));
    }
}
