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
class RunFeedTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private RunHistory history;
    @Autowired private TestClock clock;
    private final List<RunUpdate> updates = new ArrayList<>();
    private Run run;

    @BeforeEach
    void start() throws Exception {
        studio.emptyQueue();
        run = training.start(studio.settings(studio.dataSet(), 9));
    }

    @Test
    void reports_are_written_at_most_four_times_a_second() {
        RunRecorder recorder = studio.feed().recorder(run, () -> false, step -> {});
        recorder.onStep(report(1));
        recorder.onStep(report(2));
        recorder.onStep(report(3));
        assertThat(steps()).containsExactly(1L);
        clock.pass(Duration.ofMillis(250));
        recorder.onStep(report(4));
        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_wish_is_read_with_the_next_write() {
        UUID job = studio.runs().job(run.id()).orElseThrow();
        run = studio.runs().begin(job, clock.instant()).orElseThrow();
        RunRecorder recorder = studio.feed().recorder(run, () -> false, step -> {});
        recorder.onStep(report(1));
        training.stop(run.id());
        assertThat(recorder.nextCommand()).isEqualTo(Command.CONTINUE);
        clock.pass(Duration.ofMillis(250));
        recorder.onStep(report(2));
        assertThat(recorder.nextCommand()).isEqualTo(Command.STOP);
    }

    @Test
    void the_speed_is_smoothed_over_wall_time() {
        RunRecorder recorder = studio.feed().recorder(run, () -> false, step -> {});
        recorder.onStep(report(1));
        assertThat(studio.known(run).progress().imagesPerSecond()).isEqualTo(100);
        clock.pass(Duration.ofSeconds(10));
        recorder.onStep(report(2));
        // 8 images in 10 s are 0.8 images/s; after 10 s that counts 1 - 1/e.
        assertThat(studio.known(run).progress().imagesPerSecond())
                .isCloseTo(100 + (0.8 - 100) * (1 - Math.exp(-1)), within(0.01));
    }

    @Test
    void a_follower_gets_the_steps_after_its_own_and_then_only_news() {
        RunRecorder recorder = studio.feed().recorder(run, () -> false, step -> {});
        recorder.onStep(report(1));
        clock.pass(Duration.ofSeconds(1));
        recorder.onStep(report(2));
        var subscription = studio.feed().follow(run.id(), 1, updates::add);
        studio.feed().tick();
        studio.feed().tick();
        assertThat(updates).hasSize(1);
        assertThat(updates.getFirst().steps()).extracting(StepReport::step).containsExactly(2L);

        clock.pass(Duration.ofSeconds(1));
        recorder.onStep(report(3));
        studio.feed().tick();
        assertThat(updates.getLast().steps()).extracting(StepReport::step).containsExactly(3L);
        assertThat(updates.getLast().run().progress().step()).isEqualTo(3);
        subscription.close();
    }

    @Test
    void a_follower_that_left_or_lost_its_page_hears_nothing_more() {
        studio.feed().follow(run.id(), 0, updates::add).close();
        List<RunUpdate> heard = new ArrayList<>();
        studio.feed()
                .follow(
                        run.id(),
                        0,
                        update -> {
                            heard.add(update);
                            throw new IllegalStateException("the page is gone");
                        });
        studio.feed().tick();
        training.stop(run.id());
        studio.feed().tick();
        assertThat(updates).isEmpty();
        assertThat(heard).hasSize(1);
    }

    @Test
    void whoever_follows_all_runs_is_told_of_changes_once_a_second() {
        List<List<Run>> told = new ArrayList<>();
        var subscription = studio.feed().followAll(told::add);
        for (int i = 0; i < 8; i++) {
            studio.feed().tick();
        }
        assertThat(told).hasSize(1);
        training.stop(run.id());
        for (int i = 0; i < 4; i++) {
            studio.feed().tick();
        }
        assertThat(told).hasSize(2);
        subscription.close();
    }

    private List<Long> steps() {
        List<Long> steps = new ArrayList<>();
        history.forEach(run.id(), report -> steps.add(report.step()));
        return steps;
    }

    private static StepReport report(long step) {
        return new StepReport(step, 1, 1, 2, 0.7, 0.3, 100);
    }
}
