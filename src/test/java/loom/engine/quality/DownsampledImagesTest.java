package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;

class DownsampledImagesTest {
    /** Of plain white and plain black, 14 x 14: the root of 196 ones. */
    private static final double WHITE_TO_BLACK = 14;

    private static final Picture WHITE = RealImages.plain(28, 1, 255);
    private static final Picture BLACK = RealImages.plain(28, 1, 0);

    @Test
    void pairs_are_averaged() {
        assertThat(of(BLACK, WHITE, WHITE).meanPairwiseDistance())
                .isCloseTo(2 * WHITE_TO_BLACK / 3, within(1e-5));
    }

    @Test
    void a_pixel_is_the_mean_of_its_square() {
        byte[] chessboard = new byte[28 * 28];
        for (int i = 0; i < chessboard.length; i++) {
            chessboard[i] = (byte) ((i % 28 + i / 28) % 2 == 0 ? 200 : 0);
        }
        assertThat(of(new Picture(28, 1, chessboard), BLACK).meanPairwiseDistance())
                .isCloseTo(WHITE_TO_BLACK * 100 / 255, within(1e-5));
    }

    @Test
    void the_nearest_of_others_is_found() {
        Picture grey = RealImages.plain(28, 1, 51);
        assertThat(nearest(of(grey, WHITE), of(BLACK, WHITE, BLACK), false))
                .isCloseTo(WHITE_TO_BLACK * 0.2 / 2, within(1e-5));
    }

    @Test
    void among_themselves_each_has_another_as_nearest() {
        assertThat(of(BLACK, WHITE, BLACK).meanNearestDistance(false))
                .isCloseTo(WHITE_TO_BLACK / 3, within(1e-5));
    }

    @Test
    void a_mirrored_copy_is_a_copy() {
        List<Picture> pictures = RealImages.of(3, 32, 3, 1);
        DownsampledImages mirrored =
                of(pictures.stream().map(RealImages::mirrored).toArray(Picture[]::new));
        assertThat(nearest(mirrored, DownsampledImages.of(PictureSet.of(pictures)), false))
                .isZero();
        assertThat(of(pictures.get(0), RealImages.mirrored(pictures.get(0))).meanPairwiseDistance())
                .isGreaterThan(1);
    }

    @Test
    void turned_copies_are_copies_if_turns_count() {
        List<Picture> pictures = RealImages.of(3, 32, 3, 1);
        DownsampledImages originals = of(pictures.toArray(Picture[]::new));
        List<Picture> posed = pictures;
        for (int turn = 1; turn <= 4; turn++) {
            posed = posed.stream().map(RealImages::turned).toList();
            DownsampledImages upright = of(posed.toArray(Picture[]::new));
            DownsampledImages flipped =
                    of(posed.stream().map(RealImages::mirrored).toArray(Picture[]::new));
            assertThat(nearest(upright, originals, true)).isZero();
            assertThat(nearest(flipped, originals, true)).isZero();
            if (turn < 4) {
                assertThat(nearest(upright, originals, false)).isGreaterThan(0.5);
            }
        }
        assertThat(posed).isEqualTo(pictures);
    }

    private static double nearest(
            DownsampledImages pictures, DownsampledImages others, boolean turned) {
        double[] least = pictures.unknownDistances();
        pictures.lowerToNearest(least, others, turned);
        return Arrays.stream(least).average().orElseThrow();
    }

    private static DownsampledImages of(Picture... pictures) {
        return DownsampledImages.of(PictureSet.of(List.of(pictures)));
    }
}
