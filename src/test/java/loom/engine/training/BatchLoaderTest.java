package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import loom.engine.recipe.Preset;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    private static final TrainingSettings SETTINGS =
            TrainingSettings.forPreset(Preset.DCGAN, 32, 1).withBatchSize(4);

    @Test
    void an_epoch_shows_every_image_once() {
        BatchLoader feed = new BatchLoader(SETTINGS, new Numbered(12));
        assertThat(epoch(feed, 1, 3))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 12).boxed().toList());
    }

    @Test
    void each_epoch_has_its_own_order() {
        BatchLoader feed = new BatchLoader(SETTINGS, new Numbered(12));
        assertThat(epoch(feed, 1, 3)).isNotEqualTo(epoch(feed, 4, 3));
    }

    @Test
    void a_feed_that_starts_late_shows_the_same_images() {
        BatchLoader whole = new BatchLoader(SETTINGS, new Numbered(12));
        epoch(whole, 1, 4);
        BatchLoader late = new BatchLoader(SETTINGS, new Numbered(12));
        assertThat(epoch(late, 5, 1)).isEqualTo(epoch(whole, 5, 1));
    }

    @Test
    void what_does_not_fill_a_batch_is_left_out() {
        BatchLoader feed = new BatchLoader(SETTINGS, new Numbered(11));
        assertThat(feed.isLastOfEpoch(2)).isTrue();
        assertThat(feed.epoch(3)).isEqualTo(2);
    }

    @Test
    void latents_are_standard_normal() {
        float[] values =
                new BatchLoader(SETTINGS.withBatchSize(256), new Numbered(256)).batch(7).latents();
        double mean = 0;
        double square = 0;
        for (float value : values) {
            mean += value / values.length;
            square += value * value / values.length;
        }
        // 25,600 draws: the standard errors are 0.006 and 0.009.
        assertThat(mean).isBetween(-0.03, 0.03);
        assertThat(square).isBetween(0.95, 1.05);
    }

    @Test
    void each_step_has_its_own_latents() {
        BatchLoader feed = new BatchLoader(SETTINGS, new Numbered(12));
        assertThat(Arrays.equals(feed.batch(1).latents(), feed.batch(2).latents())).isFalse();
    }

    private static List<Integer> epoch(BatchLoader feed, long firstStep, int steps) {
        List<Integer> seen = new ArrayList<>();
        for (long step = firstStep; step < firstStep + steps; step++) {
            ByteBuffer images = feed.batch(step).images();
            for (int i = 0; i < feed.batch(); i++) {
                seen.add((int) images.get(i * 32 * 32));
            }
        }
        return seen;
    }

    /** Images whose every byte is their index. */
    private record Numbered(int count) implements ImageDataset {
        @Override
        public int imageSize() {
            return 32;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void copyTo(int index, ByteBuffer target) {
            for (int i = 0; i < 32 * 32; i++) {
                target.put((byte) index);
            }
        }
    }
}
