package loom.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loom.engine.quality.Quality;
import loom.engine.quality.QualityAlarm;
import loom.engine.recipe.Preset;
import loom.engine.training.StepReport;
import loom.training.FakeTrainer;
import loom.training.RunFixture;
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
    @Autowired private RunHistory history;
    @Autowired private MetricRepository metrics;
    private final FakeTrainer trainer = new FakeTrainer();
    private UUID dataSet = new UUID(0, 0);

    @BeforeEach
    void prepare() throws Exception {
        studio.empty();
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
        Run classic = certain(Preset.DCGAN, 36);
        Run hinge = certain(Preset.HINGE, 36);
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
                        certain(Preset.DCGAN, 40),
                        certain(Preset.HINGE, 40),
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
    void one_batch_does_not_decide_who_has_won() {
        assertThat(RunHistory.stretch(1)).isEqualTo(25);
        assertThat(RunHistory.stretch(3)).isEqualTo(27);
        assertThat(RunHistory.stretch(400)).isEqualTo(400);
        Run run = certain(Preset.DCGAN, 40);
        // One epoch of three steps in which it was less sure.
        metrics.deleteAfter(run.id(), 117);
        List<StepReport> wrong = new ArrayList<>();
        for (int step = 118; step <= 120; step++) {
            wrong.add(new StepReport(step, (step + 2) / 3, 1, 1, 0.9, 0.1, 100, 1));
        }
        metrics.insert(run.id(), wrong);
        assertThat(history.alarms(run.id())).containsExactly(QualityAlarm.DISCRIMINATOR_WON);
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
            reports.add(new StepReport(step, (step + 2) / 3, 1, 1, 0.99, 0.01, 100, 1));
        }
        metrics.insert(run.id(), reports);
        return training.find(run.id()).orElseThrow();
    }
}
