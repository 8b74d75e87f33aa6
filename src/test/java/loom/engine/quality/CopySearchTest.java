package loom.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import loom.engine.sampling.Picture;
import org.junit.jupiter.api.Test;

class CopySearchTest {
    private static final List<Picture> TRAINING = RealImages.of(47, 32, 3, 1);

    @Test
    void a_copy_is_found_in_whichever_block_it_is() {
        CopySearch search = CopySearch.among(PictureSet.of(TRAINING), 10);
        for (Picture original : TRAINING) {
            assertThat(search.meanNearestDistance(of(List.of(original)), false))
                    .isCloseTo(0, within(0.05));
        }
    }

    @Test
    void blocks_change_a_distance_by_no_more_than_their_rounding() {
        DownsampledImages strangers = of(RealImages.of(20, 32, 3, 2));
        double whole =
                CopySearch.among(PictureSet.of(TRAINING)).meanNearestDistance(strangers, true);
        double inBlocks =
                CopySearch.among(PictureSet.of(TRAINING), 10).meanNearestDistance(strangers, true);
        assertThat(whole).isGreaterThan(1);
        assertThat(inBlocks).isCloseTo(whole, within(0.05));
    }

    private static DownsampledImages of(List<Picture> pictures) {
        return DownsampledImages.of(PictureSet.of(pictures));
    }
}
