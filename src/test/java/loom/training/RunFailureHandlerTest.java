package loom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import loom.engine.quality.Quality;
import loom.engine.recipe.Preset;
import loom.engine.training.CheckpointStore;
import loom.storage.ArtefactName;
import loom.training.checkpoint.RunCheckpoints;
import loom.training.metrics.RunHistory;
import loom.training.metrics.RunRecorder;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.training.run.WarmStart;
import loom.zoo.ModelZoo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong outside the recipe, forced. Runs of three steps an epoch. */
@RunTest
class RunFailureHandlerTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private RunHistory history;
    @Autowired private ModelZoo zoo;
    private final FakeTrainer trainer = new FakeTrainer();
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet();
    }

    @Test
    void a_diverged_run_keeps_its_last_good_checkpoint_and_the_best_one() throws IOException {
        trainer.quality = epoch -> new Quality(epoch, 1, 1, 1);
        trainer.divergesAt = 8;
        Run run = training.start(studio.settings(dataSet, 4));
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.DIVERGED);
        assertThat(studio.checkpoint(run)).isEqualTo("6");
        assertThat(studio.kept().find(run.id(), 1).orElseThrow().best()).isTrue();
    }

    @Test
    void a_disk_that_fills_up_at_any_byte_of_a_checkpoint_leaves_the_one_before_it_whole()
            throws IOException {
        Run run = training.start(small(3));
        studio.work(TrainingJob.Trainer.ENGINE);
        ArtefactName file = RunFiles.of(run.id()).checkpoint();
        byte[] good = bytes(file);
        RunCheckpoints checkpoints = studio.kept().of(run);
        List<Integer> stops = new ArrayList<>(List.of(0, 1, good.length - 1));
        for (int at = 7; at < good.length; at += good.length / 16) {
            stops.add(at);
        }
        for (int room : stops) {
            IOException full = null;
            try {
                checkpoints.save(out -> new FullDisk(out, room).write(good));
            } catch (IOException e) {
                full = e;
            }
            assertThat(full).hasMessage(FullDisk.MESSAGE);
            assertThat(bytes(file)).isEqualTo(good);
        }
    }

    @Test
    void a_run_whose_disk_is_full_says_so_and_goes_on_once_there_is_room() {
        Run run = training.start(small(3));
        studio.work((settings, images, checkpoints, listener) ->
                TrainingJob.Trainer.ENGINE.train(
                        settings, images, new Filling(checkpoints, 1, 5_000), listener));
        Run failed = studio.known(run);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.failure())
                .contains(FullDisk.MESSAGE)
                .contains("MB left")
                .contains("The last checkpoint is kept: make room, then resume the run.");
        training.resume(run.id());
        studio.work(TrainingJob.Trainer.ENGINE);
        Run whole = training.start(small(3));
        studio.work(TrainingJob.Trainer.ENGINE);
        Run done = studio.known(run);
        assertThat(done.state()).isEqualTo(RunState.FINISHED);
        assertThat(hash(done)).isEqualTo(hash(studio.known(whole)));
    }

    @Test
    void a_data_set_removed_between_pause_and_resume_fails_the_run_and_keeps_its_checkpoint()
            throws IOException {
        Run run = training.start(studio.settings(dataSet, 4));
        trainer.afterStep =
                step -> {
                    if (step == 4) {
                        training.pause(run.id());
                    }
                };
        studio.work(trainer);
        String rested = studio.checkpoint(run);
        studio.store().delete(ArtefactName.of("datasets", dataSet));
        training.resume(run.id());
        studio.work(trainer);
        Run failed = studio.known(run);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.failure())
                .startsWith("A file that the run needs is gone")
                .contains("The last checkpoint is kept")
                .contains("import the data set again");
        assertThat(studio.checkpoint(run)).isEqualTo(rested);
    }

    @Test
    void a_data_set_cut_short_while_it_is_read_fails_the_run_in_plain_words() {
        Run run = training.start(studio.settings(dataSet, 2));
        trainer.afterStep =
                step -> {
                    // As Java reports a mapped page that is no longer there.
                    if (step == 4) {
                        throw new InternalError("a fault occurred in a memory access");
                    }
                };
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FAILED);
        assertThat(studio.known(run).failure()).contains("cut short").contains("checkpoint");
    }

    @Test
    void a_data_set_removed_while_a_run_reads_it_does_not_stop_the_run() {
        Run run = training.start(small(2));
        studio.work((settings, images, checkpoints, listener) -> {
            studio.store().delete(ArtefactName.of("datasets", dataSet));
            return TrainingJob.Trainer.ENGINE.train(settings, images, checkpoints, listener);
        });
        // The mapped pages stay until the last reader lets go.
        assertThat(studio.known(run).state()).isEqualTo(RunState.FINISHED);
    }

    @Test
    void a_run_out_of_memory_proposes_a_batch_that_fits() {
        Run run = training.start(studio.settings(dataSet, 2));
        trainer.afterStep =
                step -> {
                    throw outOfMemory();
                };
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FAILED);
        assertThat(studio.known(run).failure())
                .isEqualTo(
                        "The memory of the GPU did not suffice for a batch of 8 images of 32 x 32."
                                + " Begin a new run with a batch of 4, from this one's last"
                                + " checkpoint if it has one.");
    }

    @Test
    void a_run_out_of_memory_is_forked_with_half_the_batch_and_keeps_what_it_has()
            throws IOException {
        trainer.quality = epoch -> new Quality(9 - epoch, 1, 1, 1);
        Run run = outOfMemoryAt(5);
        studio.work(trainer);
        Run old = studio.known(run);
        Run fork = training.all().getFirst();
        assertThat(old.state()).isEqualTo(RunState.FAILED);
        assertThat(old.failure())
                .isEqualTo(
                        "The memory did not suffice for a batch of 8. The run \"Spots by night,"
                                + " batch 4\" goes on with 4 from this one's last checkpoint; what"
                                + " this one keeps stays.");
        assertThat(studio.checkpoint(run)).isEqualTo("3");
        assertThat(studio.kept().kept(run.id())).hasSize(1);
        assertThat(history.quality(run.id())).hasSize(1);
        assertThat(fork.state()).isEqualTo(RunState.FINISHED);
        assertThat(fork.settings().batchSize()).isEqualTo(4);
        assertThat(fork.settings().origin()).isEqualTo(WarmStart.ofRun(run.id(), WarmStart.LAST));
        assertThat(fork.note())
                .isEqualTo(
                        "The memory did not suffice for a batch of 8. This run goes on with 4 from"
                                + " what \"Spots by night\" had learned until then.");
        assertThat(trainer.origins).containsExactly("", "3");
        List<Long> steps = new ArrayList<>();
        history.forEach(fork.id(), report -> steps.add(report.step()));
        assertThat(steps).hasSize(12).doesNotHaveDuplicates();
        assertThat(studio.checkpoint(fork)).isEqualTo("12");
    }

    @Test
    void a_fork_with_half_the_batch_that_is_stopped_before_its_first_step_keeps_what_was_learned() {
        Run run = outOfMemoryAt(5);
        studio.work((settings, images, checkpoints, listener) -> {
            if (settings.batchSize() == 8) {
                return trainer.train(settings, images, checkpoints, listener);
            }
            training.stop(training.all().getFirst().id());
            ((RunRecorder) listener).write(); // reads the wish
            return trainer.train(settings, images, checkpoints, listener);
        });
        Run fork = training.all().getFirst();
        assertThat(fork.id()).isNotEqualTo(run.id());
        assertThat(fork.state()).isEqualTo(RunState.STOPPED);
        assertThat(fork.model()).isNotNull();
    }

    @Test
    void a_run_out_of_memory_before_its_first_checkpoint_begins_again_as_it_is() {
        Run run = outOfMemoryAt(2);
        studio.work(trainer);
        Run done = studio.known(run);
        assertThat(done.state()).isEqualTo(RunState.FINISHED);
        assertThat(done.settings().batchSize()).isEqualTo(4);
        assertThat(done.progress().steps()).isEqualTo(12);
        assertThat(trainer.origins).containsExactly("", "");
    }

    /** Two epochs; the memory does not suffice once. */
    private Run outOfMemoryAt(long broken) {
        trainer.afterStep =
                step -> {
                    if (step == broken && trainer.origins.size() == 1) {
                        throw outOfMemory();
                    }
                };
        return training.start(studio.settings(dataSet, 2).withHalveBatch(true));
    }

    @Test
    void a_run_that_is_to_stop_keeps_its_checkpoint_where_memory_runs_out() throws IOException {
        Run run = training.start(studio.settings(dataSet, 2).withHalveBatch(true));
        trainer.afterStep =
                step -> {
                    if (step < 5) {
                        return;
                    }
                    training.stop(run.id());
                    throw outOfMemory();
                };
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FAILED);
        assertThat(studio.known(run).settings().batchSize()).isEqualTo(8);
        assertThat(studio.checkpoint(run)).isEqualTo("3");
    }

    @Test
    void a_run_that_has_no_memory_for_any_batch_fails_in_the_end() {
        trainer.afterStep =
                step -> {
                    throw outOfMemory();
                };
        Run run = training.start(studio.settings(dataSet, 2).withHalveBatch(true));
        studio.work(trainer);
        assertThat(studio.known(run).state()).isEqualTo(RunState.FAILED);
        assertThat(studio.known(run).settings().batchSize()).isEqualTo(2);
        assertThat(studio.known(run).failure()).contains("Choose smaller images");
    }

    private RunSettings small(int epochs) {
        return studio.settings(dataSet, epochs)
                .withRecipe(new ArchitectureSettings("dcgan", 8, 4, 4), Preset.SMALL_DATA.recipe());
    }

    private String hash(Run run) {
        UUID model = Objects.requireNonNull(run.model());
        return zoo.find(model).orElseThrow().contentHash();
    }

    private byte[] bytes(ArtefactName name) throws IOException {
        try (var in = studio.store().read(name)) {
            return in.readAllBytes();
        }
    }

    private static RuntimeException outOfMemory() {
        return new IllegalStateException("CUDA out of memory. Tried to allocate 2.00 GiB");
    }

    /** Has room for some bytes, then none. */
    private static final class FullDisk extends OutputStream {
        static final String MESSAGE = "No space left on device";
        private final OutputStream out;
        private int room;

        FullDisk(OutputStream out, int room) {
            this.out = out;
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException(MESSAGE);
            }
            out.write(b);
        }
    }

    /** Saves some checkpoints whole; then the disk is full. */
    private static final class Filling implements CheckpointStore {
        private final CheckpointStore store;
        private final int room;
        private int whole;

        Filling(CheckpointStore store, int whole, int room) {
            this.store = store;
            this.whole = whole;
            this.room = room;
        }

        @Override
        public void save(Writer writer) throws IOException {
            boolean fits = whole-- > 0;
            store.save(out -> writer.writeTo(fits ? out : new FullDisk(out, room)));
        }

        @Override
        public Optional<InputStream> open() throws IOException {
            return store.open();
        }

        @Override
        public boolean wants(int epoch, boolean best) {
            return store.wants(epoch, best);
        }

        @Override
        public void keep(int epoch, long step, boolean best) throws IOException {
            store.keep(epoch, step, best);
        }
    }
}
