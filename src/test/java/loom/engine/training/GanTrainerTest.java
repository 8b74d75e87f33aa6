package loom.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import loom.engine.ComputeDevice;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.AdaptiveAugmentation;
import loom.engine.recipe.Augmentation;
import loom.engine.recipe.Preset;
import loom.engine.recipe.Recipe;
import loom.engine.sampling.GeneratorModel;
import loom.engine.sampling.Latent;
import loom.engine.sampling.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GanTrainerTest {
    private static final TrainingSettings SETTINGS =
            TrainingSettings.forPreset(Preset.DCGAN, 32, 3)
                    .withArchitecture(new GanArchitecture("dcgan", 32, 3, 8, 4, 4))
                    .withPrecision(Precision.FLOAT32)
                    .withBatchSize(4)
                    .withEpochs(3);
    private static final Waves IMAGES = new Waves(13, 32, 3);

    private final MemoryStore store = new MemoryStore();

    @Test
    void a_run_reports_every_step_and_epoch_and_ends_with_a_model() throws IOException {
        Recorder recorder = new Recorder();
        TrainingOutcome outcome = new GanTrainer(SETTINGS).train(IMAGES, store, recorder);

        assertThat(outcome).isInstanceOf(TrainingOutcome.Finished.class);
        assertThat(outcome.step()).isEqualTo(9);
        assertThat(recorder.steps)
                .extracting(StepReport::step)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(recorder.steps)
                .extracting(StepReport::epoch)
                .containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3);
        assertThat(recorder.steps)
                .allSatisfy(it -> {
                    assertThat(it.lossD()).isFinite().isPositive();
                    assertThat(it.lossG()).isFinite().isPositive();
                    assertThat(it.dReal()).isBetween(0.0, 1.0);
                    assertThat(it.dFake()).isBetween(0.0, 1.0);
                    assertThat(it.imagesPerSecond()).isPositive();
                });
        assertThat(recorder.epochs).extracting(EpochReport::step).containsExactly(3L, 6L, 9L);
        assertThat(recorder.epochs).allSatisfy(it -> assertThat(it.samples()).hasSize(16));
        assertThat(((TrainingOutcome.Finished) outcome).model().contentHash())
                .isEqualTo(recorder.epochs.getLast().model().contentHash());
    }

    @Test
    void the_same_settings_give_the_same_bits() throws IOException {
        assertThat(hashOfWholeRun(SETTINGS)).isEqualTo(hashOfWholeRun(SETTINGS));
    }

    @Test
    void another_seed_gives_another_model() throws IOException {
        assertThat(hashOfWholeRun(SETTINGS)).isNotEqualTo(hashOfWholeRun(SETTINGS.withSeed(2)));
    }

    @Test
    void a_run_killed_in_its_second_epoch_ends_with_the_same_bits() throws IOException {
        assertResumesExactly(SETTINGS, 5);
    }

    @Test
    void a_run_killed_before_its_first_checkpoint_ends_with_the_same_bits() throws IOException {
        assertResumesExactly(SETTINGS, 2);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_killed_run_of_every_recipe_ends_with_the_same_bits(Preset preset) throws IOException {
        assertResumesExactly(
                SETTINGS.withPreset(preset.id())
                        .withArchitecture(new GanArchitecture(preset.family().id(), 32, 3, 8, 4, 4))
                        .withRecipe(preset.recipe()),
                5);
    }

    @Test
    void a_killed_run_that_adapts_its_augmentation_ends_with_the_same_bits() throws IOException {
        Recipe adaptive =
                Recipe.dcgan()
                        .withAugmentation(Augmentation.differentiable())
                        .withAugmentationTarget(0.01)
                        .withDiscriminatorAdam(new AdamSettings(0.01, 0.5, 0.999, 1e-8));
        TrainingSettings settings = SETTINGS.withRecipe(adaptive);
        Recorder whole = new Recorder();
        new GanTrainer(settings).train(IMAGES, new MemoryStore(), whole);
        // It moves after four steps and after eight; the checkpoint is that of the third.
        assertThat(whole.augmentations())
                .containsExactly(0., 0., 0., 0., 1.6e-4, 1.6e-4, 1.6e-4, 1.6e-4, 3.2e-4);

        killAfter(settings, 5);
        Recorder resumed = new Recorder();
        TrainingOutcome outcome = new GanTrainer(settings).train(IMAGES, store, resumed);
        assertThat(resumed.augmentations()).isEqualTo(whole.augmentations().subList(3, 9));
        assertThat(hash(outcome)).isEqualTo(hashOfWholeRun(settings));
    }

    static List<Preset> presets() {
        return Preset.all();
    }

    @Test
    void a_killed_run_with_noise_and_mixed_styles_ends_with_the_same_bits() throws IOException {
        assertResumesExactly(
                SETTINGS.withArchitecture(new GanArchitecture("style", 32, 3, 8, 4, 4))
                        .withRecipe(Preset.STYLE.recipe()),
                5);
    }

    @Test
    void a_killed_run_that_learns_classes_ends_with_the_same_bits() throws IOException {
        assertResumesExactly(classified("a", "b", "c"), 5);
    }

    @Test
    void a_generator_that_learned_classes_draws_another_picture_for_each() throws IOException {
        TrainingSettings settings = classified("a", "b", "c");
        TrainingOutcome.Finished outcome =
                (TrainingOutcome.Finished)
                        new GanTrainer(settings).train(IMAGES, store, new Recorder());
        assertThat(outcome.model().architecture().classes()).containsExactly("a", "b", "c");
        Latent latent = Latent.ofSeed(1, settings.architecture().latentSize());
        try (Sampler sampler = Sampler.open(outcome.model(), ComputeDevice.CPU)) {
            assertThat(sampler.sample(List.of(latent.ofClass(3, 0), latent.ofClass(3, 1))))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void images_of_other_classes_than_the_networks_learn_are_refused() {
        assertThatThrownBy(() ->
                        new GanTrainer(classified("a", "b")).train(IMAGES, store, new Recorder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the networks learn 2 classes, the images have 3");
    }

    private static TrainingSettings classified(String... classes) {
        return SETTINGS.withArchitecture(
                new GanArchitecture("dcgan", 32, 3, 8, 4, 4, List.of(classes)));
    }

    @Test
    void a_killed_run_in_bfloat16_ends_with_the_same_bits() throws IOException {
        assumeTrue(
                TorchEngine.hasNativeBfloat16(ComputeDevice.CPU),
                "this processor emulates bfloat16, which libtorch 2.0.1 cannot");
        assertResumesExactly(SETTINGS.withPrecision(Precision.BFLOAT16), 7);
    }

    @Test
    void a_resumed_run_says_where_it_goes_on() throws IOException {
        killAfter(SETTINGS, 5);
        Recorder recorder = new Recorder();
        new GanTrainer(SETTINGS).train(IMAGES, store, recorder);
        assertThat(recorder.resumedAt).containsExactly(3L);
        assertThat(recorder.steps.getFirst().step()).isEqualTo(4);
    }

    @Test
    void a_pause_saves_and_the_run_goes_on_from_there() throws IOException {
        Recorder pausing = new Recorder(step -> step == 4 ? Command.PAUSE : Command.CONTINUE);
        assertThat(new GanTrainer(SETTINGS).train(IMAGES, store, pausing))
                .isEqualTo(new TrainingOutcome.Paused(4));

        Recorder resumed = new Recorder();
        TrainingOutcome outcome = new GanTrainer(SETTINGS).train(IMAGES, store, resumed);
        assertThat(resumed.resumedAt).containsExactly(4L);
        assertThat(hash(outcome)).isEqualTo(hashOfWholeRun(SETTINGS));
    }

    @Test
    void a_stop_saves_and_gives_the_model_of_that_step() throws IOException {
        Recorder stopping = new Recorder(step -> step == 2 ? Command.STOP : Command.CONTINUE);
        TrainingOutcome outcome = new GanTrainer(SETTINGS).train(IMAGES, store, stopping);
        assertThat(outcome).isInstanceOf(TrainingOutcome.Stopped.class);
        assertThat(outcome.step()).isEqualTo(2);
        assertThat(store.saves).isEqualTo(1);
    }

    @Test
    void a_finished_run_finishes_at_once_when_it_is_started_again() throws IOException {
        TrainingOutcome first = new GanTrainer(SETTINGS).train(IMAGES, store, new Recorder());
        Recorder again = new Recorder();
        TrainingOutcome second = new GanTrainer(SETTINGS).train(IMAGES, store, again);
        assertThat(again.steps).isEmpty();
        assertThat(hash(second)).isEqualTo(hash(first));
    }

    @Test
    void more_epochs_continue_a_finished_run() throws IOException {
        new GanTrainer(SETTINGS).train(IMAGES, store, new Recorder());
        TrainingSettings longer = SETTINGS.withEpochs(4);
        TrainingOutcome outcome = new GanTrainer(longer).train(IMAGES, store, new Recorder());
        assertThat(outcome.step()).isEqualTo(12);
        assertThat(hash(outcome)).isEqualTo(hashOfWholeRun(longer));
    }

    @Test
    void losses_that_are_not_finite_end_the_run_and_keep_the_last_checkpoint() throws IOException {
        new GanTrainer(SETTINGS.withEpochs(1)).train(IMAGES, store, new Recorder());
        byte[] good = store.content();
        AdamSettings wild = new AdamSettings(0.99, 0.5, 0.999, 1e-30);
        TrainingSettings broken =
                SETTINGS.withEpochs(400).withRecipe(Recipe.dcgan().withAdam(wild, wild));
        // Infinite second moments: the next weights are no numbers.
        store.replace(poisoned(broken));
        TrainingOutcome outcome = new GanTrainer(broken).train(IMAGES, store, new Recorder());
        assertThat(outcome).isInstanceOf(TrainingOutcome.Diverged.class);
        assertThat(outcome.step()).isBetween(4L, 6L);
        assertThat(store.content()).isEqualTo(poisoned(broken)).isNotEqualTo(good);
    }

    @Test
    void a_long_epoch_is_saved_every_minute() throws IOException {
        long stride = Duration.ofSeconds(25).toNanos();
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE); // may overflow, as the real one
        Recorder recorder = new Recorder();
        TrainingSettings oneEpoch = SETTINGS.withEpochs(1);
        new GanTrainer(oneEpoch, () -> nanos.addAndGet(stride))
                .train(new Waves(44, 32, 3), store, recorder);
        assertThat(store.saves).isEqualTo(4); // after steps 3, 6, 9, and the end at 10
        assertThat(recorder.announced).isEqualTo(3);
    }

    @Test
    void fewer_images_than_a_batch_are_one_batch() throws IOException {
        Recorder recorder = new Recorder();
        TrainingSettings large = SETTINGS.withBatchSize(64).withEpochs(2);
        TrainingOutcome outcome = new GanTrainer(large).train(new Waves(3, 32, 3), store, recorder);
        assertThat(outcome.step()).isEqualTo(2);
    }

    @Test
    void one_image_is_refused() {
        assertThatThrownBy(() ->
                        new GanTrainer(SETTINGS).train(new Waves(1, 32, 3), store, new Recorder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2 images");
    }

    @Test
    void images_of_another_size_are_refused() {
        assertThatThrownBy(() ->
                        new GanTrainer(SETTINGS).train(new Waves(8, 64, 3), store, new Recorder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 x 32 x 3, these are 64 x 64 x 3");
    }

    @Test
    void a_checkpoint_of_another_run_is_refused() throws IOException {
        new GanTrainer(SETTINGS.withEpochs(1)).train(IMAGES, store, new Recorder());
        assertThatThrownBy(() ->
                        new GanTrainer(SETTINGS.withSeed(9)).train(IMAGES, store, new Recorder()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("seed is 1, this run's is 9");
    }

    @Test
    void steps_per_epoch_counts_full_batches() {
        assertThat(GanTrainer.stepsPerEpoch(144, 64)).isEqualTo(2); // 14 are held out
        assertThat(GanTrainer.stepsPerEpoch(63, 64)).isEqualTo(1);
    }

    private void assertResumesExactly(TrainingSettings settings, long killedAfter)
            throws IOException {
        killAfter(settings, killedAfter);
        TrainingOutcome resumed = new GanTrainer(settings).train(IMAGES, store, new Recorder());
        assertThat(hash(resumed)).isEqualTo(hashOfWholeRun(settings));
    }

    private void killAfter(TrainingSettings settings, long steps) {
        TrainingListener killer =
                new TrainingListener() {
                    @Override
                    public void onStep(StepReport report) {
                        if (report.step() == steps) {
                            throw new Killed();
                        }
                    }
                };
        assertThat(catchThrowable(() -> new GanTrainer(settings).train(IMAGES, store, killer)))
                .isInstanceOf(Killed.class);
    }

    private static String hashOfWholeRun(TrainingSettings settings) throws IOException {
        return hash(new GanTrainer(settings).train(IMAGES, new MemoryStore(), new Recorder()));
    }

    private static String hash(TrainingOutcome outcome) {
        GeneratorModel model = ((TrainingOutcome.Finished) outcome).model();
        return model.contentHash();
    }

    private static byte[] poisoned(TrainingSettings settings) throws IOException {
        GanSnapshot start = GanSnapshot.initial(settings);
        start.discriminator().weights()[0] = Float.POSITIVE_INFINITY;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new GanSnapshot(
                        Progress.start().at(3, AdaptiveAugmentation.START),
                        start.generator(),
                        start.average(),
                        start.discriminator())
                .write(out, settings, 13);
        return out.toByteArray();
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Recorder implements TrainingListener {
        int announced;

        @Override
        public void beforeCheckpoint() {
            announced++;
        }

        List<Double> augmentations() {
            return steps.stream().map(StepReport::augmentation).toList();
        }

        final List<StepReport> steps = new ArrayList<>();
        final List<EpochReport> epochs = new ArrayList<>();
        final List<Long> resumedAt = new ArrayList<>();
        private final LongFunction<Command> commands;

        Recorder() {
            this(step -> Command.CONTINUE);
        }

        Recorder(LongFunction<Command> commands) {
            this.commands = commands;
        }

        @Override
        public void onResume(long step) {
            resumedAt.add(step);
        }

        @Override
        public void onStep(StepReport report) {
            steps.add(report);
        }

        @Override
        public void onEpoch(EpochReport report) {
            epochs.add(report);
        }

        @Override
        public Command nextCommand() {
            return commands.apply(steps.isEmpty() ? 0 : steps.getLast().step());
        }
    }

    private static final class MemoryStore implements CheckpointStore {
        int saves;
        private Optional<byte[]> content = Optional.empty();

        @Override
        public void save(Writer writer) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer.writeTo(out);
            content = Optional.of(out.toByteArray());
            saves++;
        }

        @Override
        public Optional<InputStream> open() {
            return content.map(ByteArrayInputStream::new);
        }

        byte[] content() {
            return content.orElseThrow();
        }

        void replace(byte[] bytes) {
            content = Optional.of(bytes);
        }
    }

    /** Smooth waves, a different one for each index, of three classes. */
    private record Waves(int count, int imageSize, int channels) implements ImageDataset {
        @Override
        public int classes() {
            return 3;
        }

        @Override
        public int label(int index) {
            return index % 3;
        }

        @Override
        public void copyTo(int index, ByteBuffer target) {
            for (int y = 0; y < imageSize; y++) {
                for (int x = 0; x < imageSize; x++) {
                    for (int c = 0; c < channels; c++) {
                        double wave = Math.sin(0.2 * x * (1 + index % 5) + c + 0.1 * y * index);
                        target.put((byte) Math.round(127.5 + 127 * wave));
                    }
                }
            }
        }
    }
}
