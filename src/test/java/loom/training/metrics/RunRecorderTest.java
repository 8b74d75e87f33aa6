package loom.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import loom.engine.training.Command;
import loom.engine.training.StepReport;
import loom.training.RunFixture;
import loom.training.RunTest;
import loom.training.TestClock;
import loom.training.TrainingService;
import loom.training.run.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunTest
class RunRecorderTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private RunHistory history;
    @Autowired private TestClock clock;
    private Run run;

    @BeforeEach
    void start() throws Exception {
        studio.empty();
        run = training.start(studio.settings(studio.dataSet(), 9));
    }

    @Test
    void reports_are_written_at_most_four_times_a_second() {
        RunRecorder recorder = recorder();
        recorder.onStep(report(1));
        recorder.onStep(report(2));
        recorder.onStep(report(3));
        assertThat(steps()).containsExactly(1L);
        clock.pass(Duration.ofMillis(250));
        recorder.onStep(report(4));
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_clock_that_is_put_back_holds_up_neither_metrics_nor_a_wish() {
        begin();
        RunRecorder recorder = recorder();
        recorder.onStep(report(1));
        training.pause(run.id());
        clock.putBack(Duration.ofHours(1));
        clock.pass(Duration.ofMillis(250));
        recorder.onStep(report(2));
        assertThat(steps()).containsExactly(1L, 2L);
        assertThat(recorder.nextCommand()).isEqualTo(Command.PAUSE);
    }

    @Test
    void a_wish_is_read_with_the_next_write() {
        begin();
        RunRecorder recorder = recorder();
        recorder.onStep(report(1));
        training.stop(run.id());
        assertThat(recorder.nextCommand()).isEqualTo(Command.CONTINUE);
        clock.pass(Duration.ofMillis(250));
        recorder.onStep(report(2));
        assertThat(recorder.nextCommand()).isEqualTo(Command.STOP);
    }

    @Test
    void the_speed_is_smoothed_over_wall_time() {
        RunRecorder recorder = recorder();
        recorder.onStep(report(1));
        assertThat(studio.known(run).progress().imagesPerSecond()).isEqualTo(100);
        clock.pass(Duration.ofSeconds(10));
        recorder.onStep(report(2));
        // 8 images in 10 s are 0.8 images/s; after 10 s that counts 1 - 1/e.
        assertThat(studio.known(run).progress().imagesPerSecond())
                .isCloseTo(100 + (0.8 - 100) * (1 - Math.exp(-1)), within(0.01));
    }

    @Test
    void a_run_that_was_killed_before_its_first_checkpoint_shows_its_own_speed_at_once() {
        begin();
        recorder().onStep(report(1)); // and is killed
        run = studio.known(run);
        recorder().onStep(report(1));
        assertThat(studio.known(run).progress().imagesPerSecond()).isEqualTo(100);
        // 9 epochs of 3 steps of 8 images, less one step.
        assertThat(studio.known(run).eta()).contains(Duration.ofMillis(2080));
    }

    private void begin() {
        UUID job = studio.runs().job(run.id()).orElseThrow();
        run = studio.runs().begin(job, clock.instant()).orElseThrow();
    }

    private RunRecorder recorder() {
        return studio.recorders().recorder(run, () -> false, step -> {});
    }

    private List<Long> steps() {
        List<Long> steps = new ArrayList<>();
        history.forEach(run.id(), report -> steps.add(report.step()));
        return steps;
    }

    private static StepReport report(long step) {
        return new StepReport(step, 1, 1, 2, 0.7, 0.3, 100, 1);
    }
}
