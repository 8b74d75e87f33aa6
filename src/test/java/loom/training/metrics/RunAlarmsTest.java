package loom.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loom.engine.quality.Quality;
import loom.engine.quality.QualityAlarm;
import loom.engine.training.Preset;
import loom.engine.training.StepReport;
import loom.training.FakeTrainer;
import loom.training.RunFixture;
import loom.training.RunLifecycle;
import loom.training.RunTest;
import loom.training.TrainingService;
import loom.training.run.ArchitectureSettings;
import loom.training.run.Run;
import loom.training.run.RunSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs of three steps an epoch. */
@RunTest
class RunAlarmsTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private RunLifecycle life;
    @Autowired private RunHistory history;
    @Autowired private MetricRepository metrics;
    private final FakeTrainer trainer = new FakeTrainer();
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.emptyQueue();
        dataSet = studio.dataSet();
    }

    @Test
    void pictures_that_are_training_images_ring_for_copying() {
        trainer.quality = epoch -> new Quality(1, 1, 1, epoch < 5 ? 1 : 0.1);
        Run run = training.start(studio.settings(dataSet, 6));
        studio.work(trainer);
        assertThat(history.alarms(run.id())).containsExactly(QualityAlarm.COPYING);
        assertThat(history.best(run.id())).map(EpochQuality::epoch).contains(1);
        assertThat(history.quality(run.id())).hasSize(6);
    }

    @Test
    void a_discriminator_that_knows_all_rings_where_it_gives_a_probability() {
        Run classic = certain(Preset.DCGAN, 34);
        Run hinge = certain(Preset.HINGE, 34);
        assertThat(history.alarms(classic.id())).containsExactly(QualityAlarm.DISCRIMINATOR_WON);
        assertThat(history.alarms(hinge.id())).isEmpty();
    }

    @Test
    void nobody_has_won_in_the_opening() {
        Run early = certain(Preset.DCGAN, 33);
        assertThat(early.progress().step()).isEqualTo(QualityAlarm.OPENING - 1);
        assertThat(history.alarms(early.id())).isEmpty();
    }

    @Test
    void many_runs_at_once_are_told_as_each_of_them() {
        trainer.quality = epoch -> new Quality(epoch == 2 ? 1 : 3, 1, 1, epoch < 5 ? 1 : 0.1);
        List<Run> all =
                List.of(
                        certain(Preset.DCGAN, 34),
                        certain(Preset.HINGE, 34),
                        certain(Preset.DCGAN, 33),
                        training.start(studio.settings(dataSet, 3)));
        Map<UUID, RunHistory.Standing> standings = history.standings(all);
        assertThat(standings).hasSize(4);
        for (Run run : all) {
            assertThat(standings.get(run.id()))
                    .isEqualTo(
                            new RunHistory.Standing(
                                    history.best(run.id()), history.alarms(run.id())));
        }
        assertThat(history.alarms(all.getFirst().id())).contains(QualityAlarm.DISCRIMINATOR_WON);
    }

    @Test
    void a_follower_gets_each_measure_once_and_begins_anew_when_the_run_is_taken_back() {
        trainer.quality = epoch -> new Quality(9 - epoch, 1, 1, 1);
        Run run = training.start(studio.settings(dataSet, 3));
        studio.work(trainer);
        List<RunUpdate> updates = new ArrayList<>();
        RunFeed.Subscription following =
                studio.feed().follow(run.id(), 9, 3, updates::add); // has the first epoch's
        studio.feed().tick();
        studio.feed().tick();
        assertThat(updates).hasSize(1);
        assertThat(updates.getFirst().quality())
                .extracting(EpochQuality::epoch)
                .containsExactly(2, 3);
        life.rollBack(run.id(), 2);
        studio.feed().tick();
        assertThat(updates.getLast().restarted()).isTrue();
        assertThat(updates.getLast().steps()).hasSize(6);
        assertThat(updates.getLast().quality()).hasSize(2);
        following.close();
    }

    /** A run whose discriminator is certain all the time. */
    private Run certain(Preset preset, int epochs) {
        RunSettings settings =
                studio.settings(dataSet, epochs)
                        .withRecipe(ArchitectureSettings.of(preset), preset.recipe());
        Run run = training.start(settings);
        studio.work(trainer);
        metrics.deleteAfter(run.id(), 0);
        List<StepReport> reports = new ArrayList<>();
        for (int step = 1; step <= 3 * epochs; step++) {
            reports.add(new StepReport(step, (step + 2) / 3, 1, 1, 0.99, 0.01, 100));
        }
        metrics.insert(run.id(), reports);
        return training.find(run.id()).orElseThrow();
    }
}
