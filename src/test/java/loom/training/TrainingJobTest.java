package loom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import loom.engine.training.StepReport;
import loom.engine.training.TrainingOutcome;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.storage.DiskFullException;
import loom.storage.TestDisk;
import loom.training.metrics.RunHistory;
import loom.training.run.Run;
import loom.training.run.RunState;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import loom.zoo.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

@RunTest
class TrainingJobTest {
    /** Two epochs of three steps. */
    private static final int EPOCHS = 2;

    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private RunHistory history;
    @Autowired private ModelZoo zoo;
    @Autowired private TestClock clock;
    @Autowired private TestDisk disk;
    @Autowired private JdbcClient database;
    private final FakeTrainer trainer = new FakeTrainer();
    private UUID dataSet = new UUID(0, 0);
    private Run run;

    @BeforeEach
    void start() throws Exception {
        disk.makeRoom();
        studio.empty();
        dataSet = studio.dataSet();
        run = training.start(studio.settings(dataSet, EPOCHS));
    }

    @Test
    void a_finished_run_has_every_step_every_picture_and_a_model() throws IOException {
        assertThat(studio.work(trainer)).isEqualTo(JobEnd.DONE);
        Run done = studio.known(run);
        assertThat(done.state()).isEqualTo(RunState.FINISHED);
        assertThat(done.progress().step()).isEqualTo(6);
        assertThat(done.progress().samples()).isEqualTo(EPOCHS);
        assertThat(history.samples(run.id(), 1)).isPresent();
        assertThat(history.samples(run.id(), 3)).isEmpty();
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        ModelCard card = zoo.find(model(done)).orElseThrow();
        Provenance from = card.provenance();
        assertThat(card.name()).isEqualTo("Spots by night");
        assertThat(from.run()).isEqualTo(run.id());
        assertThat(from.epochs()).isEqualTo(EPOCHS);
        assertThat(from.steps()).isEqualTo(6);
        assertThat(from.seed()).isEqualTo(5);
        assertThat(from.precision()).isEqualTo("float32");
        assertThat(from.dataSet()).isEqualTo("Spots");
        assertThat(from.dataSetHash()).hasSize(64);
        assertThat(from.images()).isEqualTo(RunFixture.IMAGES);
    }

    @Test
    void a_paused_run_rests_at_its_checkpoint_and_goes_on_from_there() throws IOException {
        trainer.afterStep =
                step -> {
                    if (step == 2) {
                        training.pause(run.id());
                    }
                };
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.PAUSED);
        long rested = studio.known(run).progress().step();
        assertThat(studio.checkpoint(run)).isEqualTo(Long.toString(rested));

        assertThat(training.resume(run.id()).state()).isEqualTo(RunState.QUEUED);
        studio.work(trainer);
        assertThat(trainer.beginnings).containsExactly(1L, rested + 1);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_run_that_goes_on_after_all_while_its_model_is_made_trains_in_its_own_lane() {
        studio.pauseNext(run);
        training.stop(run.id());
        studio.work((settings, images, checkpoints, listener) -> {
            training.resume(run.id());
            return trainer.train(settings, images, checkpoints, listener);
        });
        assertThat(studio.known(run).state()).isEqualTo(RunState.QUEUED);
        assertThat(studio.known(run).wish()).isNull();
        assertThat(training.queue()).extracting(Run::id).containsExactly(run.id());
        long rested = studio.known(run).progress().step();
        assertThat(rested).isLessThan(6);
        assertThat(steps()).endsWith(rested);
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_wish_to_stop_that_is_taken_back_while_the_checkpoint_is_saved_is_not_obeyed() {
        trainer.afterStep =
                step -> {
                    if (step == 2) {
                        training.stop(run.id());
                        clock.pass(Duration.ofSeconds(1));
                    }
                };
        trainer.beforeStop = () -> training.resume(run.id());
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_run_resumed_while_it_saves_its_checkpoint_goes_on_at_once() {
        trainer.afterStep =
                step -> {
                    if (step == 2) {
                        training.pause(run.id());
                    }
                };
        trainer.beforePause = () -> training.resume(run.id());
        studio.work(trainer);
        assertThat(trainer.beginnings).hasSize(2);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_run_stopped_while_it_pauses_remembers_how_far_it_is() {
        trainer.afterStep =
                step -> {
                    if (step == 2) {
                        training.pause(run.id());
                    }
                };
        trainer.beforePause = () -> training.stop(run.id());
        studio.work(trainer);
        Run stopped = studio.known(run);
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.progress().epoch()).isEqualTo(1);
        assertThat(stopped.progress().samples()).isEqualTo(1);
    }

    @Test
    void a_fault_of_a_worker_that_shuts_down_is_not_the_runs() {
        AtomicBoolean shutsDown = new AtomicBoolean();
        trainer.afterStep =
                step -> {
                    shutsDown.set(true);
                    throw new UncheckedIOException(new InterruptedIOException("interrupted"));
                };
        assertThat(studio.work(trainer, shutsDown::get)).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(studio.known(run).state()).isEqualTo(RunState.RUNNING);
        trainer.afterStep = step -> {};
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_run_broken_off_by_what_nobody_foresaw_has_failed_and_can_be_resumed() throws Exception {
        UUID job = studio.runs().job(run.id()).orElseThrow();
        trainer.afterStep =
                step -> {
                    if (step == 5) {
                        throw new NoClassDefFoundError("loom/Gone");
                    }
                };
        assertThatThrownBy(() -> studio.work(trainer)).isInstanceOf(NoClassDefFoundError.class);
        handler().failed(job, new NoClassDefFoundError("loom/Gone"));
        studio.emptyQueue();
        Run failed = studio.known(run);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.ended()).isNotNull();
        assertThat(failed.failure()).contains("loom/Gone").contains("Resume the run");
        trainer.afterStep = step -> {};
        training.resume(run.id());
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_run_whose_row_cannot_be_read_does_not_run_for_ever() throws Exception {
        UUID job = studio.runs().job(run.id()).orElseThrow();
        database.sql("update run set settings = '{' where id = :id").param("id", run.id()).update();
        try {
            assertThatThrownBy(() -> handler().run(job, () -> false))
                    .isInstanceOf(JacksonException.class);
            handler().failed(job, new IllegalStateException("unreadable"));
            assertThat(state()).isEqualTo("FAILED");
        } finally {
            database.sql("delete from run where id = :id").param("id", run.id()).update();
        }
    }

    @Test
    void a_run_that_ended_well_is_not_called_failed_afterwards() throws Exception {
        UUID job = studio.runs().job(run.id()).orElseThrow();
        studio.work(trainer);
        handler().failed(job, new IllegalStateException("late"));
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_run_that_waits_to_be_stopped_can_go_on_all_the_same() {
        pauseAfter(2);
        training.stop(run.id());
        training.resume(run.id());
        studio.work(trainer); // the job that would have stopped it
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_stopped_run_keeps_the_model_of_its_last_step() {
        trainer.afterStep =
                step -> {
                    if (step == 3) {
                        training.stop(run.id());
                    }
                };
        studio.work(trainer);
        Run stopped = studio.known(run);
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(zoo.find(model(stopped)).orElseThrow().provenance().steps())
                .isEqualTo(stopped.progress().step());
    }

    @Test
    void a_paused_run_that_is_stopped_hands_its_model_over_without_another_step() {
        pauseAfter(2);
        long rested = studio.known(run).progress().step();
        training.stop(run.id());
        studio.work(trainer);
        Run stopped = studio.known(run);
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.progress().step()).isEqualTo(rested);
        assertThat(zoo.find(model(stopped))).isPresent();
    }

    @Test
    void a_run_whose_process_shuts_down_is_handed_back_and_goes_on_by_itself() {
        assertThat(studio.work(trainer, () -> studio.known(run).progress().step() >= 1))
                .isEqualTo(JobEnd.RESCHEDULE);
        assertThat(studio.known(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(training.queue()).extracting(Run::id).containsExactly(run.id());
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void steps_beyond_the_checkpoint_of_a_killed_worker_are_done_and_counted_once() {
        trainer.afterStep =
                step -> {
                    clock.pass(Duration.ofSeconds(1));
                    if (step == 5) {
                        throw new Killed();
                    }
                };
        try {
            studio.work(trainer);
        } catch (Killed e) {
            // as a process that is gone: nothing is written any more
        }
        assertThat(studio.known(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L);
        trainer.afterStep = step -> {};
        studio.work(trainer);
        assertThat(trainer.beginnings).containsExactly(1L, 4L);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_worker_killed_before_the_first_checkpoint_leaves_no_step_behind() {
        trainer.afterStep =
                step -> {
                    clock.pass(Duration.ofSeconds(1));
                    if (step == 2) {
                        throw new Killed();
                    }
                };
        try {
            studio.work(trainer);
        } catch (Killed e) {
            // as a process that is gone: nothing is written any more
        }
        trainer.afterStep = step -> {};
        studio.work(trainer);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_diverged_run_says_so_in_plain_words() {
        trainer.divergesAt = 4;
        studio.work(trainer);
        Run diverged = studio.known(run);
        assertThat(diverged.state()).isEqualTo(RunState.DIVERGED);
        assertThat(diverged.model()).isNull();
        assertThat(diverged.failure()).contains("step 4").contains("Try another seed");
    }

    @Test
    void a_run_rests_at_a_checkpoint_while_the_disk_is_full_and_goes_on_by_itself()
            throws IOException {
        trainer.afterStep =
                step -> {
                    if (step == 2) {
                        disk.leave(1_000_000);
                    }
                };
        assertThat(studio.work(trainer)).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(studio.known(run).state()).isEqualTo(RunState.QUEUED);
        assertThat(studio.checkpoint(run)).isEqualTo("2");
        assertThat(training.queue()).extracting(Run::id).containsExactly(run.id());

        assertThat(studio.work(trainer)).isEqualTo(JobEnd.RESCHEDULE);
        assertThat(trainer.beginnings).containsExactly(1L);

        disk.makeRoom();
        trainer.afterStep = step -> {};
        assertThat(studio.work(trainer)).isEqualTo(JobEnd.DONE);
        assertThat(trainer.beginnings).containsExactly(1L, 3L);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void the_metrics_before_a_checkpoint_are_written_before_it() {
        studio.work((settings, images, checkpoints, listener) -> {
            for (long step = 1; step <= 3; step++) {
                listener.onStep(new StepReport(step, 1, 1, 2, 0.75, 0.25, 100, 1));
            }
            assertThat(steps()).containsExactly(1L); // the clock stands: the others are in hand
            listener.beforeCheckpoint();
            assertThat(steps()).containsExactly(1L, 2L, 3L);
            return new TrainingOutcome.Diverged(4);
        });
        assertThat(studio.known(run).state()).isEqualTo(RunState.DIVERGED);
    }

    @Test
    void a_run_can_be_stopped_while_the_disk_is_full_and_hands_its_model_over() {
        pauseAfter(2);
        disk.leave(1_000_000);
        training.stop(run.id());
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.STOPPED);
        assertThat(zoo.find(model(studio.known(run)))).isPresent();
    }

    @Test
    void no_run_begins_or_goes_on_while_the_disk_is_full() throws Exception {
        pauseAfter(2);
        disk.leave(1_000_000);
        assertThatThrownBy(() -> training.start(studio.settings(dataSet, EPOCHS)))
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining("1.0 MB are free");
        assertThatThrownBy(() -> training.resume(run.id())).isInstanceOf(DiskFullException.class);
        assertThat(studio.known(run).state()).isEqualTo(RunState.PAUSED);
    }

    @Test
    void a_write_that_fails_while_the_disk_is_full_is_not_the_runs_fault() {
        trainer.afterStep =
                step -> {
                    if (step == 5) {
                        disk.leave(1_000_000);
                        throw new UncheckedIOException(new IOException("No space left on device"));
                    }
                };
        assertThat(studio.work(trainer)).isEqualTo(JobEnd.RESCHEDULE);
        disk.makeRoom();
        trainer.afterStep = step -> {};
        studio.work(trainer);
        assertThat(trainer.beginnings).containsExactly(1L, 4L);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_database_that_closed_under_a_run_is_not_the_runs_fault() {
        trainer.afterStep =
                step -> {
                    if (step == 5) {
                        throw new DataAccessResourceFailureException(
                                "closed", new SQLException("closed", "90098", 90_098));
                    }
                };
        assertThat(studio.work(trainer)).isEqualTo(JobEnd.RESCHEDULE);
        trainer.afterStep = step -> {};
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void
            a_file_that_cannot_be_written_fails_the_run_and_it_can_be_resumed_from_its_last_checkpoint() {
        trainer.afterStep =
                step -> {
                    if (step == 5) {
                        throw new UncheckedIOException(new IOException("No space left on device"));
                    }
                };
        studio.work(trainer);
        Run failed = studio.known(run);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.failure())
                .contains("No space left on device")
                .contains("The last checkpoint is kept");
        trainer.afterStep = step -> {};
        training.resume(run.id());
        studio.work(trainer);
        assertThat(trainer.beginnings).containsExactly(1L, 4L);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_run_asked_twice_for_its_model_has_one() {
        studio.work(trainer);
        Run done = studio.known(run);
        long models = zoo.all().stream().filter(this::isOfRun).count();
        assertThat(models).isEqualTo(1);
        ModelCard card = zoo.find(model(done)).orElseThrow();
        assertThat(studio.models().keep(done, FakeTrainer.model(card.architecture()), 6, 24))
                .isEqualTo(card.id());
    }

    @Test
    void the_metrics_are_written_as_csv() throws IOException {
        studio.work(trainer);
        StringWriter csv = new StringWriter();
        history.writeCsv(run.id(), csv);
        assertThat(csv.toString().lines())
                .hasSize(7)
                .startsWith(
                        "step,epoch,loss_d,loss_g,d_real,d_fake,images_per_second,augmentation",
                        "1,1,1.0,2.0,0.75,0.25,100.0,1.0");
    }

    private JobHandler handler() {
        return studio.handlers().stream()
                .filter(it -> it.kind().equals(TrainingJob.KIND))
                .findFirst()
                .orElseThrow();
    }

    private String state() {
        return database.sql("select state from run where id = :id")
                .param("id", run.id())
                .query(String.class)
                .single();
    }

    private void pauseAfter(long last) {
        trainer.afterStep =
                step -> {
                    if (step == last) {
                        training.pause(run.id());
                    }
                };
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.PAUSED);
    }

    private List<Long> steps() {
        LongStream.Builder steps = LongStream.builder();
        history.forEach(run.id(), report -> steps.add(report.step()));
        return steps.build().boxed().toList();
    }

    private boolean isOfRun(ModelCard card) {
        return run.id().equals(card.provenance().run());
    }

    private static UUID model(Run done) {
        UUID model = done.model();
        assertThat(model).isNotNull();
        return Objects.requireNonNull(model);
    }

    /** No exception that a job deals with. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
