package loom.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import loom.engine.quality.Quality;
import loom.storage.ArtefactName;
import loom.training.FakeTrainer;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.metrics.MetricRepository;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** Runs of three steps an epoch; a checkpoint of the fake trainer is the number of its step. */
@RunTest
class CheckpointRetentionTest {
    private static final DataSize AMPLE = DataSize.ofMegabytes(1);

    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private MetricRepository metrics;
    @Autowired private CheckpointRepository rows;
    @Autowired private JdbcClient database;
    private final FakeTrainer trainer = new FakeTrainer();
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
        dataSet = studio.dataSet();
    }

    @Test
    void the_best_one_and_every_few_epochs_are_kept() throws IOException {
        trainer.quality = epoch -> quality(epoch == 4 ? 1 : 9 - epoch);
        Run run = trained(7, 3);
        assertThat(studio.kept().kept(run.id()))
                .extracting(KeptCheckpoint::epoch)
                .containsExactly(3, 4, 6);
        KeptCheckpoint best = studio.kept().find(run.id(), 4).orElseThrow();
        assertThat(best.best()).isTrue();
        assertThat(best.step()).isEqualTo(12);
        assertThat(best.bytes()).isEqualTo(2);
        assertThat(studio.text(RunFiles.of(run.id()).kept(4))).isEqualTo("12");
        assertThat(studio.store().list(RunFiles.of(run.id()).kept())).hasSize(3);
    }

    @Test
    void only_one_is_the_best() {
        trainer.quality = epoch -> quality(9 - epoch);
        Run run = trained(4, 0);
        assertThat(studio.kept().kept(run.id()))
                .extracting(KeptCheckpoint::epoch)
                .containsExactly(4);
        Run regular = trained(4, 1);
        assertThat(studio.kept().kept(regular.id())).filteredOn(KeptCheckpoint::best).hasSize(1);
    }

    @Test
    void beyond_the_budget_the_oldest_go_first_and_the_best_one_stays() throws IOException {
        CheckpointRetention small = with(rows, DataSize.ofBytes(3));
        Run run = training.start(studio.settings(dataSet, 9));
        keep(small, run, 1, true);
        keep(small, run, 2, false);
        keep(small, run, 3, false);
        assertThat(small.kept(run.id())).extracting(KeptCheckpoint::epoch).containsExactly(1, 2, 3);
        keep(small, run, 4, false);
        assertThat(small.kept(run.id())).extracting(KeptCheckpoint::epoch).containsExactly(1, 3, 4);
        assertThat(studio.store().list(RunFiles.of(run.id()).kept())).hasSize(3);
    }

    @Test
    void a_process_killed_between_saving_and_keeping_keeps_it_when_it_goes_on() {
        trainer.quality = epoch -> quality(epoch == 2 ? 1 : 9);
        trainer.beforeKeep =
                epoch -> {
                    if (epoch == 2) {
                        throw new Killed();
                    }
                };
        Run run = training.start(studio.settings(dataSet, 4).withKeepEvery(0));
        killed();
        assertThat(studio.kept().find(run.id(), 2)).isEmpty();
        trainer.beforeKeep = epoch -> {};
        studio.work(trainer);
        assertThat(trainer.beginnings).containsExactly(1L, 7L);
        assertThat(studio.kept().find(run.id(), 2).orElseThrow().best()).isTrue();
    }

    @Test
    void a_file_whose_row_was_never_written_is_nobodys_and_swept_up() throws IOException {
        Run run = training.start(studio.settings(dataSet, 9));
        CheckpointRetention killed =
                with(
                        new CheckpointRepository(database) {
                            @Override
                            public void insert(UUID id, KeptCheckpoint kept) {
                                super.insert(id, kept);
                                throw new Killed();
                            }
                        },
                        AMPLE);
        try {
            keep(killed, run, 1, true);
        } catch (Killed e) {
            // as a process that is gone
        }
        CheckpointRetention next = with(rows, AMPLE);
        ArtefactName orphan = RunFiles.of(run.id()).kept(1);
        assertThat(studio.store().exists(orphan)).isTrue();
        assertThat(next.kept(run.id())).isEmpty();
        keep(next, run, 2, true);
        assertThat(studio.store().exists(orphan)).isFalse();
        assertThat(next.kept(run.id())).extracting(KeptCheckpoint::epoch).containsExactly(2);
    }

    @Test
    void a_row_whose_file_is_gone_is_not_offered() throws IOException {
        Run run = trained(2, 1);
        studio.store().delete(RunFiles.of(run.id()).kept(1));
        assertThat(studio.kept().kept(run.id()))
                .extracting(KeptCheckpoint::epoch)
                .containsExactly(2);
    }

    private Run trained(int epochs, int keepEvery) {
        Run run = training.start(studio.settings(dataSet, epochs).withKeepEvery(keepEvery));
        studio.work(trainer);
        return studio.known(run);
    }

    private void keep(CheckpointRetention kept, Run run, int epoch, boolean best)
            throws IOException {
        RunCheckpoints checkpoints = kept.of(run);
        checkpoints.save(out -> out.write(epoch));
        checkpoints.keep(epoch, epoch * 3L, best);
    }

    private CheckpointRetention with(CheckpointRepository repository, DataSize budget) {
        return new CheckpointRetention(
                repository, metrics, studio.store(), studio.attempts(), studio.clock(), budget);
    }

    private void killed() {
        try {
            studio.work(trainer);
        } catch (Killed e) {
            // as a process that is gone: nothing is written any more
        }
    }

    private static Quality quality(double distance) {
        return new Quality(distance, 1, 1, 1);
    }

    /** No exception that a job deals with. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
