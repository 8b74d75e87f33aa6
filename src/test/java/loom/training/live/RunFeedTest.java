package loom.training.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import loom.engine.quality.Quality;
import loom.engine.training.StepReport;
import loom.training.FakeTrainer;
import loom.training.RunFixture;
import loom.training.RunLifecycle;
import loom.training.RunTest;
import loom.training.StatementCounter;
import loom.training.TestClock;
import loom.training.TrainingService;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.metrics.EpochQuality;
import loom.training.metrics.RunHistory;
import loom.training.metrics.RunRecorder;
import loom.training.run.Run;
import loom.training.run.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunTest
class RunFeedTest {
    @Autowired private RunFixture.Studio studio;
    @Autowired private TrainingService training;
    @Autowired private RunLifecycle life;
    @Autowired private RunHistory history;
    @Autowired private CheckpointRetention checkpoints;
    @Autowired private StatementCounter statements;
    @Autowired private DataSource dataSource;
    @Autowired private TestClock clock;
    private final List<RunUpdate> updates = new ArrayList<>();
    private RunFeed feed;
    private Run run;

    @BeforeEach
    void start() throws Exception {
        studio.empty();
        run = training.start(studio.settings(studio.dataSet(), 9));
        feed = unattended();
    }

    @Test
    void a_page_gets_all_steps_and_then_only_news() {
        RunRecorder recorder = recorder();
        record(recorder, 1, 2);
        RunFeed.Following following = feed.follow(run.id(), updates::add);
        feed.tick();
        feed.tick();
        assertThat(updates).hasSize(1);
        assertThat(updates.getFirst().curves().replaces()).isTrue();
        assertThat(drawn(0)).containsExactly(1, 2);

        record(recorder, 3);
        feed.tick();
        assertThat(updates).hasSize(2);
        assertThat(updates.getLast().curves().replaces()).isFalse();
        assertThat(drawn(1)).containsExactly(3);
        assertThat(updates.getLast().run().progress().step()).isEqualTo(3);
        following.close();
        record(recorder, 4);
        feed.tick();
        assertThat(updates).hasSize(2);
    }

    @Test
    void a_hundred_pages_read_the_database_no_more_often_than_one() {
        RunRecorder recorder = recorder();
        record(recorder, 1);
        feed.follow(run.id(), updates::add);
        long alone = statementsOfTenTicks(recorder, 2);
        List<AtomicInteger> heard = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            AtomicInteger rows = new AtomicInteger();
            heard.add(rows);
            feed.follow(run.id(), it -> rows.addAndGet(it.curves().losses().size()));
        }
        assertThat(statementsOfTenTicks(recorder, 100)).isLessThanOrEqualTo(alone).isPositive();
        assertThat(heard).allSatisfy(rows -> assertThat(rows).hasPositiveValue());
    }

    @Test
    void pages_that_are_as_far_share_one_update() {
        feed.follow(run.id(), updates::add);
        feed.follow(run.id(), updates::add);
        feed.tick();
        assertThat(updates).hasSize(2);
        assertThat(updates.getFirst()).isSameAs(updates.getLast());
    }

    @Test
    void a_page_that_comes_later_draws_what_the_others_have() {
        RunRecorder recorder = recorder();
        feed.follow(run.id(), update -> {});
        record(recorder, 1);
        feed.tick();
        record(recorder, 2);
        feed.tick();
        feed.follow(run.id(), updates::add);
        feed.tick();
        assertThat(drawn(0)).containsExactly(1, 2);
    }

    @Test
    void a_hidden_page_is_told_every_few_seconds_and_at_once_when_it_is_seen_again() {
        RunRecorder recorder = recorder();
        RunFeed.Following following = feed.follow(run.id(), updates::add);
        feed.tick();
        following.visible(false);
        record(recorder, 1);
        feed.tick(); // its next turn was settled while it was in sight
        int before = updates.size();
        for (int step = 2; step <= Pace.TICKS_WHILE_HIDDEN; step++) {
            record(recorder, step);
            feed.tick();
        }
        assertThat(updates).hasSize(before);
        following.visible(true);
        feed.tick();
        assertThat(updates).hasSize(before + 1);
        assertThat(drawn(before))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, Pace.TICKS_WHILE_HIDDEN).boxed().toList());
    }

    @Test
    void many_pages_in_sight_are_told_less_often() {
        for (int i = 0; i < 2 * Pace.FEW; i++) {
            feed.follow(run.id(), update -> {});
        }
        feed.follow(run.id(), updates::add); // with it, three times as many as are few
        RunRecorder recorder = recorder();
        feed.tick();
        updates.clear();
        for (int step = 1; step <= 9; step++) {
            record(recorder, step);
            feed.tick();
        }
        assertThat(updates).hasSize(3);
        assertThat(drawn(2)).containsExactly(7, 8, 9);
    }

    @Test
    void a_page_that_fell_far_behind_draws_everything_anew() {
        RunRecorder recorder = recorder();
        RunFeed.Following following = feed.follow(run.id(), updates::add);
        feed.tick();
        following.visible(false);
        feed.tick();
        for (int step = 1; step <= 5_000; step++) {
            recorder.onStep(report(step));
        }
        recorder.write();
        following.visible(true);
        feed.tick();
        assertThat(updates.getLast().curves().replaces()).isTrue();
        assertThat(drawn(updates.size() - 1)).hasSizeLessThan(2_000).contains(1, 5_000);
    }

    @Test
    void a_browser_is_never_left_with_more_points_than_it_can_draw() {
        RunRecorder recorder = recorder();
        List<Integer> points = new ArrayList<>(List.of(0));
        feed.follow(
                run.id(),
                update -> {
                    int before = update.curves().replaces() ? 0 : points.getLast();
                    points.add(before + update.curves().losses().size());
                });
        for (int step = 1; step <= 4_000; step++) {
            recorder.onStep(report(step));
            if (step % 100 == 0) {
                recorder.write();
                feed.tick();
            }
        }
        assertThat(points).hasSizeGreaterThan(40).allMatch(it -> it <= 2_000);
    }

    @Test
    void a_page_begins_anew_when_its_run_is_taken_back() {
        FakeTrainer trainer = new FakeTrainer();
        trainer.quality = epoch -> new Quality(19 - epoch, 1, 1, 1);
        studio.work(trainer);
        feed.follow(run.id(), updates::add);
        feed.tick();
        assertThat(updates.getLast().quality()).hasSize(9);
        life.rollBack(run.id(), 2);
        feed.tick();
        RunUpdate back = updates.getLast();
        assertThat(back.curves().replaces()).isTrue();
        assertThat(drawn(updates.size() - 1)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(back.quality()).extracting(EpochQuality::epoch).containsExactly(1, 2);
        assertThat(back.kept()).extracting(it -> it.epoch()).containsExactly(1, 2);
    }

    @Test
    void a_page_that_is_lost_hears_nothing_more_and_the_others_do() {
        List<RunUpdate> heard = new ArrayList<>();
        feed.follow(
                run.id(),
                update -> {
                    heard.add(update);
                    throw new IllegalStateException("the page is gone");
                });
        feed.follow(run.id(), updates::add);
        feed.tick();
        training.stop(run.id());
        feed.tick();
        assertThat(heard).hasSize(1);
        assertThat(updates).hasSize(2);
        assertThat(updates.getLast().run().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void a_database_that_is_away_for_a_moment_loses_no_page() {
        feed.follow(run.id(), updates::add);
        feed.tick();
        JdbcClient database = JdbcClient.create(dataSource);
        database.sql("alter table run_metric rename to run_metric_away").update();
        try {
            feed.tick();
        } finally {
            database.sql("alter table run_metric_away rename to run_metric").update();
        }
        training.stop(run.id());
        feed.tick();
        assertThat(updates).hasSize(2);
        assertThat(updates.getLast().run().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void whoever_follows_all_runs_is_told_of_changes_once_a_second() {
        List<Overview> told = new ArrayList<>();
        RunFeed.Subscription subscription = feed.followAll(told::add);
        for (int i = 0; i < 8; i++) {
            feed.tick();
        }
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().waiting()).extracting(Run::id).containsExactly(run.id());
        training.stop(run.id());
        for (int i = 0; i < 4; i++) {
            feed.tick();
        }
        assertThat(told).hasSize(2);
        subscription.close();
    }

    private long statementsOfTenTicks(RunRecorder recorder, long firstStep) {
        long count = 0;
        for (int i = 0; i < 10; i++) {
            record(recorder, firstStep + i);
            Thread here = Thread.currentThread();
            statements.restart(here::equals);
            feed.tick();
            count += statements.count();
        }
        return count;
    }

    /** A feed that looks only when it is told to, where it is told to. */
    private RunFeed unattended() {
        return new RunFeed(
                studio.runs(), history, checkpoints, training, studio.access(), Runnable::run);
    }

    private RunRecorder recorder() {
        return studio.recorders().recorder(run, () -> false, step -> {});
    }

    private void record(RunRecorder recorder, long... steps) {
        for (long step : steps) {
            recorder.onStep(report(step));
        }
        clock.pass(Duration.ofSeconds(1));
        recorder.write();
    }

    private List<Integer> drawn(int update) {
        return updates.get(update).curves().losses().stream().map(row -> (int) row[0]).toList();
    }

    private static StepReport report(long step) {
        return new StepReport(step, 1, 1, 2, 0.7, 0.3, 100, 1);
    }
}
