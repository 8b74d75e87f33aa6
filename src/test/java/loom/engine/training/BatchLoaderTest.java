package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import loom.engine.network.GanArchitecture;
import loom.engine.program.StepDraw;
import loom.engine.recipe.Preset;
import loom.engine.sampling.CounterRandom;
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
    void each_latent_is_of_the_class_of_the_image_at_its_place() {
        GanArchitecture architecture =
                new GanArchitecture("dcgan", 32, 1, 7, 4, 4, List.of("a", "b", "c"));
        Batch batch =
                new BatchLoader(SETTINGS.withArchitecture(architecture), new Numbered(12)).batch(5);
        for (int place = 0; place < 4; place++) {
            float[] expected = new float[3];
            expected[batch.images().get(place * 32 * 32) % 3] = 1;
            assertThat(Arrays.copyOfRange(batch.latents(), 7 * place + 4, 7 * place + 7))
                    .containsExactly(expected);
        }
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

    @Test
    void what_older_recipes_draw_stays_what_it_was() {
        float[] draws = new BatchLoader(SETTINGS, new Numbered(12)).batch(5).draws();
        long seed = CounterRandom.child(1, 7);
        for (int row = 0; row < 3 * 4; row++) {
            for (int i = 0; i < 8; i++) {
                float before = (CounterRandom.bits(seed, 5, row * 8L + i, 0) >>> 40) * 0x1p-24f;
                assertThat(draws[row * StepDraw.COUNT + i]).isEqualTo(before);
            }
        }
    }

    @Test
    void a_later_draw_does_not_depend_on_how_many_come_after_it() {
        float[] draws = new BatchLoader(SETTINGS, new Numbered(12)).batch(5).draws();
        long bits = CounterRandom.bits(CounterRandom.child(1, 17), 5, 2, StepDraw.MIXED.ordinal());
        assertThat(draws[2 * StepDraw.COUNT + StepDraw.MIXED.ordinal()])
                .isEqualTo((bits >>> 40) * 0x1p-24f);
        assertThat(StepDraw.MIXED.ordinal()).isEqualTo(8);
        assertThat(StepDraw.CROSSOVER.ordinal()).isEqualTo(9);
    }

    @Test
    void a_generator_with_noise_gets_other_bytes_each_step() {
        TrainingSettings style =
                SETTINGS.withArchitecture(new GanArchitecture("style", 32, 1, 8, 4, 4));
        BatchLoader feed = new BatchLoader(style, new Numbered(12));
        ByteBuffer first = feed.batch(1).synthesisNoise();
        assertThat(first.remaining()).isEqualTo(4 * 4 * (16 + 2 * (64 + 256 + 1024)));
        assertThat(first).isNotEqualTo(feed.batch(2).synthesisNoise());
        assertThat(new BatchLoader(style, new Numbered(12)).batch(1).synthesisNoise())
                .isEqualTo(first);
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
        public int classes() {
            return 3;
        }

        @Override
        public int label(int index) {
            return index % 3;
        }

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
