package loom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.quality.Quality;
import loom.engine.recipe.Preset;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.RunHistory;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.training.run.WarmStart;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs of three steps an epoch. */
@RunTest
class RunLifecycleTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private RunLifecycle life;
    @Autowired private RunHistory history;
    @Autowired private ModelZoo zoo;
    private final FakeTrainer trainer = new FakeTrainer();
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet();
        trainer.quality = epoch -> new Quality(10.0 - epoch, 1, 1, 1);
    }

    @Test
    void a_finished_run_is_extended_and_goes_on_from_its_checkpoint_to_a_second_model() {
        Run run = finished(2);
        Run longer = life.extend(run.id(), 3);
        assertThat(longer.state()).isEqualTo(RunState.QUEUED);
        assertThat(longer.settings().epochs()).isEqualTo(5);
        assertThat(longer.progress().epochs()).isEqualTo(5);
        assertThat(longer.progress().steps()).isEqualTo(15);
        studio.work(trainer);
        Run done = studio.known(run);
        assertThat(trainer.beginnings).containsExactly(1L, 7L);
        assertThat(done.state()).isEqualTo(RunState.FINISHED);
        assertThat(done.progress().step()).isEqualTo(15);
        assertThat(done.model()).isNotEqualTo(run.model());
        assertThat(zoo.find(Objects.requireNonNull(run.model()))).isPresent();
    }

    @Test
    void a_stopped_run_is_extended_beyond_the_epoch_that_it_was_in() {
        Run run = training.start(studio.settings(dataSet, 50));
        trainer.afterStep =
                step -> {
                    if (step == 4) {
                        training.stop(run.id());
                    }
                };
        studio.work(trainer);
        int epoch = studio.known(run).progress().epoch();
        assertThat(life.extend(run.id(), 1).settings().epochs()).isEqualTo(epoch + 1);
    }

    @Test
    void a_waiting_run_is_not_extended_and_no_run_by_nothing() {
        Run run = training.start(studio.settings(dataSet, 2));
        assertThatThrownBy(() -> life.extend(run.id(), 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is queued");
        assertThatThrownBy(() -> life.extend(run.id(), 0))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("0 more epochs");
    }

    @Test
    void a_run_taken_back_forgets_what_came_after_and_does_it_again() throws IOException {
        Run run = finished(4);
        Run back = life.rollBack(run.id(), 2);
        assertThat(back.state()).isEqualTo(RunState.PAUSED);
        assertThat(back.model()).isNull();
        assertThat(back.progress().step()).isEqualTo(6);
        assertThat(back.progress().samples()).isEqualTo(2);
        assertThat(studio.checkpoint(run)).isEqualTo("6");
        assertThat(steps(run)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(history.quality(run.id())).extracting(EpochQuality::epoch).containsExactly(1, 2);
        assertThat(history.samples(run.id(), 3)).isEmpty();
        assertThat(studio.kept().kept(run.id()))
                .extracting(KeptCheckpoint::epoch)
                .containsExactly(1, 2);

        training.resume(run.id());
        studio.work(trainer);
        assertThat(trainer.beginnings).containsExactly(1L, 7L);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(steps(run)).hasSize(12);
    }

    @Test
    void of_a_run_taken_back_the_best_of_what_is_left_is_the_best() throws IOException {
        trainer.quality = epoch -> new Quality(List.of(5, 3, 4, 2).get(epoch - 1), 1, 1, 1);
        Run run = finished(4);
        life.rollBack(run.id(), 3);
        assertThat(studio.kept().kept(run.id()))
                .filteredOn(KeptCheckpoint::best)
                .extracting(KeptCheckpoint::epoch)
                .containsExactly(2);
    }

    @Test
    void an_epoch_that_is_not_kept_is_no_place_to_go_back_to() {
        Run run = training.start(studio.settings(dataSet, 4).withKeepEvery(2));
        trainer.quality = epoch -> null;
        studio.work(trainer);
        assertThatThrownBy(() -> life.rollBack(run.id(), 3))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not keep epoch 3")
                .hasMessageContaining("[2, 4]");
    }

    @Test
    void a_fork_begins_from_the_kept_epoch_even_if_the_other_run_is_deleted() {
        Run run = finished(3);
        Run fork =
                training.start(
                        studio.settings(dataSet, 1).withOrigin(WarmStart.ofRun(run.id(), 2)));
        training.delete(run.id());
        studio.work(trainer);
        assertThat(trainer.origins).containsExactly("", "6");
        assertThat(studio.known(fork).originName()).isEqualTo("Spots by night");
        assertThat(studio.known(fork).settings().origin()).isEqualTo(WarmStart.ofRun(run.id(), 2));
    }

    @Test
    void a_fork_of_the_last_checkpoint_names_no_epoch() {
        Run run = finished(3);
        training.start(
                studio.settings(dataSet, 1).withOrigin(WarmStart.ofRun(run.id(), WarmStart.LAST)));
        studio.work(trainer);
        assertThat(trainer.origins).containsExactly("", "9");
    }

    @Test
    void a_fork_of_an_epoch_that_is_not_kept_is_refused_and_leaves_nothing() {
        Run run = finished(3);
        RunSettings settings = studio.settings(dataSet, 1).withOrigin(WarmStart.ofRun(run.id(), 9));
        int runs = training.all().size();
        assertThatThrownBy(() -> training.start(settings))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not keep epoch 9")
                .hasMessageContaining("[1, 2, 3]");
        assertThat(training.all()).hasSize(runs);
    }

    @Test
    void an_origin_of_which_nothing_fits_fails_the_run_in_the_engines_words() throws IOException {
        ModelCard model =
                zoo.add(
                        "Grey",
                        FakeTrainer.model(
                                new ArchitectureSettings("mlp", 7, 3, 3).architecture(28, 1)),
                        card(finished(1)).provenance());
        Run run = training.start(small(1).withOrigin(WarmStart.ofModel(model.id())));
        studio.work(TrainingJob.Trainer.ENGINE);
        Run failed = studio.known(run);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.originName()).isEqualTo("Grey");
        assertThat(failed.failure())
                .startsWith(
                        "The run could not begin from what was chosen: nothing of the file fits")
                .doesNotContain("disk");
    }

    @Test
    void the_model_of_a_kept_epoch_is_that_of_a_run_that_ended_there() {
        Run two = training.start(small(2));
        studio.work(TrainingJob.Trainer.ENGINE);
        Run one = training.start(small(1));
        studio.work(TrainingJob.Trainer.ENGINE);
        ModelCard saved = life.saveModel(two.id(), 1);
        assertThat(saved.contentHash()).isEqualTo(card(studio.known(one)).contentHash());
        assertThat(saved.name()).isEqualTo("Spots by night, epoch 1");
        assertThat(saved.provenance().epochs()).isEqualTo(1);
        assertThat(life.saveModel(two.id(), 1)).isEqualTo(saved);
    }

    @Test
    void a_kept_epoch_becomes_a_model_also_when_the_data_set_is_gone() throws Exception {
        UUID gone = studio.dataSet();
        Run run = training.start(small(2).withDataSet(gone));
        studio.work(TrainingJob.Trainer.ENGINE);
        studio.dataSets().delete(gone);
        ModelCard saved = life.saveModel(run.id(), 1);
        assertThat(saved.provenance().images()).isEqualTo(RunFixture.IMAGES);
        assertThat(saved.provenance().epochs()).isEqualTo(1);
    }

    @Test
    void an_extended_run_that_breaks_off_keeps_the_model_that_it_had() {
        Run run = finished(1);
        UUID model = studio.known(run).model();
        assertThat(model).isNotNull();
        life.extend(run.id(), 1);
        studio.work((settings, images, checkpoints, listener) -> {
            throw new IOException("the disk is gone");
        });
        assertThat(studio.known(run).state()).isEqualTo(RunState.FAILED);
        assertThat(studio.known(run).model()).isEqualTo(model);
    }

    private RunSettings small(int epochs) {
        RunSettings usual = studio.settings(dataSet, epochs);
        return usual.withRecipe(
                new ArchitectureSettings("dcgan", 8, 4, 4), Preset.SMALL_DATA.recipe());
    }

    private Run finished(int epochs) {
        Run run = training.start(studio.settings(dataSet, epochs));
        studio.work(trainer);
        return studio.known(run);
    }

    private ModelCard card(Run run) {
        return zoo.find(Objects.requireNonNull(run.model())).orElseThrow();
    }

    private List<Long> steps(Run run) {
        List<Long> steps = new ArrayList<>();
        history.forEach(run.id(), report -> steps.add(report.step()));
        return steps;
    }
}
