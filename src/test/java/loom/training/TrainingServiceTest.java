package loom.training;

import static loom.training.RunFixture.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.recipe.Preset;
import loom.engine.training.Precision;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Colour;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunProgress;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class TrainingServiceTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet();
    }

    @Test
    void networks_that_no_array_could_hold_are_described_and_refused_in_words() throws Exception {
        RunSettings wide =
                studio.settings(studio.dataSet(), 1)
                        .withImageSize(256)
                        .withNetworks(new ArchitectureSettings("dcgan", 100, 512, 512));
        // 100 x 16384 x 16, then halves: 16384 x 8192 x 16 and so on to 512 x 3 x 16; two for each
        // of the 32,256 normalised channels.
        assertThat(wide.architecture().generator().parameterCount()).isEqualTo(2_886_818_816L);
        assertThatThrownBy(() -> training.start(wide))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("has at most 536,870,911")
                .hasMessageContaining("hoose a smaller width");
    }

    @Test
    void a_new_run_waits_and_knows_its_steps() {
        Run run = training.start(studio.settings(dataSet, 4));
        assertThat(training.find(run.id())).contains(run);
        assertThat(run.state()).isEqualTo(RunState.QUEUED);
        assertThat(run.progress().steps()).isEqualTo(12);
        assertThat(training.queue()).containsExactly(run);
    }

    @Test
    void a_data_set_that_is_not_there_is_refused() {
        UUID unknown = UUID.randomUUID();
        assertThatThrownBy(() -> training.start(studio.settings(unknown, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("There is no data set " + unknown);
    }

    @Test
    void a_batch_larger_than_the_data_set_is_refused_with_both_numbers() {
        RunSettings small = studio.settings(dataSet, 1);
        RunSettings large =
                new RunSettings(
                        "Large",
                        dataSet,
                        Preset.DCGAN,
                        32,
                        Colour.RGB,
                        1,
                        64,
                        1,
                        "cpu",
                        Precision.AUTO);
        assertThatThrownBy(() -> training.start(large))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The batch size is 64 and the data set has " + IMAGES);
    }

    @Test
    void a_device_that_is_not_there_is_refused() {
        RunSettings usual = studio.settings(dataSet, 1);
        RunSettings elsewhere =
                new RunSettings(
                        "Far",
                        dataSet,
                        Preset.DCGAN,
                        32,
                        Colour.RGB,
                        1,
                        8,
                        1,
                        "cuda:42",
                        Precision.AUTO);
        assertThatThrownBy(() -> training.start(elsewhere))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The device is cuda:42");
    }

    @Test
    void a_waiting_run_moves_up_past_the_one_before_it() {
        Run first = training.start(studio.settings(dataSet, 1));
        Run second = training.start(studio.settings(dataSet, 2));
        Run third = training.start(studio.settings(dataSet, 3));
        training.moveUp(third.id());
        training.moveUp(first.id());
        assertThat(training.queue()).containsExactly(first, third, second);
    }

    @Test
    void a_run_that_was_moved_in_the_meantime_is_not_moved_again() {
        Run run = training.start(studio.settings(dataSet, 1));
        UUID place = studio.runs().job(run.id()).orElseThrow();
        assertThat(studio.runs().move(run.id(), UUID.randomUUID(), UUID.randomUUID())).isFalse();
        assertThat(studio.runs().job(run.id())).contains(place);
    }

    @Test
    void a_cancelled_run_leaves_the_queue_and_is_never_trained() {
        Run run = training.start(studio.settings(dataSet, 1));
        assertThat(training.stop(run.id()).state()).isEqualTo(RunState.STOPPED);
        assertThat(training.queue()).isEmpty();
        FakeTrainer trainer = new FakeTrainer();
        studio.work(trainer);
        assertThat(trainer.beginnings).isEmpty();
    }

    @Test
    void a_run_that_is_over_is_neither_paused_nor_resumed_nor_stopped() {
        Run run = finished();
        assertThatThrownBy(() -> training.pause(run.id())).hasMessageContaining("is finished");
        assertThatThrownBy(() -> training.resume(run.id())).hasMessageContaining("is finished");
        assertThatThrownBy(() -> training.stop(run.id())).hasMessageContaining("is finished");
    }

    @Test
    void a_deleted_run_leaves_no_file_and_keeps_its_model() {
        Run run = finished();
        assertThat(studio.store().list(RunFiles.of(run.id()).all())).isNotEmpty();
        training.delete(run.id());
        assertThat(training.find(run.id())).isEmpty();
        assertThat(studio.store().list(RunFiles.of(run.id()).all())).isEmpty();
        assertThat(studio.known(finished()).model()).isNotNull();
    }

    @Test
    void a_waiting_run_is_not_deleted() {
        Run run = training.start(studio.settings(dataSet, 1));
        assertThatThrownBy(() -> training.delete(run.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Stop it first");
    }

    @Test
    void the_data_set_of_an_unfinished_run_stays() {
        Run run = training.start(studio.settings(dataSet, 1));
        assertThatThrownBy(() -> studio.dataSets().delete(dataSet))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Spots by night");
        training.stop(run.id());
        studio.dataSets().delete(dataSet);
        assertThat(studio.dataSets().find(dataSet)).isEmpty();
    }

    @Test
    void the_time_left_follows_from_the_speed() {
        Run run = training.start(studio.settings(dataSet, 4));
        RunProgress half = new RunProgress(2, 4, 6, 12, 16, 1.0, 1.0, 1);
        assertThat(with(run, RunState.RUNNING, half).eta()).contains(Duration.ofSeconds(3));
        assertThat(with(run, RunState.PAUSED, half).eta()).isEmpty();
    }

    private Run finished() {
        Run run = training.start(studio.settings(dataSet, 1));
        studio.work(new FakeTrainer());
        return studio.known(run);
    }

    private static Run with(Run run, RunState state, RunProgress progress) {
        return new Run(
                run.id(),
                run.owner(),
                run.settings(),
                run.dataSetName(),
                run.dataSetHash(),
                state,
                null,
                progress,
                null,
                null,
                null,
                null,
                run.created(),
                null,
                null,
                run.attempt());
    }

    @Test
    void while_a_run_trains_the_speed_of_earlier_ones_answers() throws Exception {
        RunSettings settings = studio.settings(studio.dataSet(), 9);
        Run first = training.start(settings);
        studio.finishNext();
        RunProgress done = studio.known(first).progress();
        studio.runs()
                .progress(
                        first.id(),
                        new RunProgress(
                                done.epoch(),
                                done.epochs(),
                                done.step(),
                                done.steps(),
                                50,
                                done.lossD(),
                                done.lossG(),
                                done.samples()));
        Run second = training.start(settings.withEpochs(2).withBatchSize(4));
        studio.runs().begin(studio.runs().job(second.id()).orElseThrow(), studio.clock().instant());
        Estimate estimate = training.estimate(settings).join();
        // 27 batches of 8; it would be measured as 100 images a second.
        assertThat(estimate).isEqualTo(new Estimate(50, Duration.ofMillis(4320)));
    }
}
