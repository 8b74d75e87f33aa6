package loom.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import loom.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a job, with a scheduler turned by hand. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class JobTaskTest {
    private final SettableClock clock = new SettableClock();
    private final List<Throwable> written = new ArrayList<>();
    private final DataSource database;
    private final JobQueue queue;
    private final UUID job = UUID.randomUUID();
    private int runs;

    JobTaskTest(TestDatabase kind) {
        database = kind.migrated();
        queue = new JobQueue(database);
        queue.submit(Lane.TRAINING, TestHandler.KIND, job);
    }

    @ParameterizedTest
    @MethodSource
    void what_escapes_is_written_down_and_the_job_is_over(Throwable fault) {
        ManualScheduler scheduler =
                scheduler(
                        new TestHandler(
                                (subject, context) -> {
                                    runs++;
                                    throw sneaky(fault);
                                },
                                (subject, cause) -> written.add(cause)));
        scheduler.runAnyDueExecutions();
        clock.tick(Duration.ofDays(1));
        scheduler.runAnyDueExecutions();
        assertThat(written).containsExactly(fault);
        assertThat(runs).isEqualTo(1);
        assertThat(queue.waiting(Lane.TRAINING, TestHandler.KIND)).isEmpty();
    }

    static Stream<Throwable> what_escapes_is_written_down_and_the_job_is_over() {
        return Stream.of(
                new IllegalStateException("broken"),
                new NoClassDefFoundError("gone"),
                new OutOfMemoryError("full"),
                new StackOverflowError());
    }

    @Test
    void a_job_whose_failure_cannot_be_written_is_tried_again_later_and_later() {
        ManualScheduler scheduler =
                scheduler(
                        new TestHandler(
                                (subject, context) -> {
                                    runs++;
                                    throw new IllegalStateException("broken");
                                },
                                (subject, cause) -> {
                                    throw new IllegalStateException("no database");
                                }));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            scheduler.runAnyDueExecutions();
            assertThat(runs).isEqualTo(i + 1);
            Duration pause = Duration.between(clock.now(), due());
            pauses.add(pause.toSeconds());
            clock.tick(pause.minusSeconds(1));
            scheduler.runAnyDueExecutions();
            assertThat(runs).isEqualTo(i + 1);
            clock.tick(Duration.ofSeconds(2));
        }
        assertThat(pauses.getFirst()).isBetween(4L, 5L);
        assertThat(pauses.get(1)).isBetween(9L, 10L);
        assertThat(pauses.getLast()).isBetween(319L, 320L);
    }

    @Test
    void a_fault_of_a_worker_that_lost_its_job_is_not_the_jobs() {
        Instant place = due();
        ManualScheduler scheduler =
                scheduler(
                        new TestHandler(
                                (subject, context) -> {
                                    clock.tick(Duration.ofSeconds(10));
                                    throw new IllegalStateException("interrupted");
                                },
                                (subject, cause) -> written.add(cause)));
        scheduler.runAnyDueExecutions();
        assertThat(written).isEmpty();
        assertThat(queue.waiting(Lane.TRAINING, TestHandler.KIND)).containsExactly(job);
        assertThat(due()).isEqualTo(place);
    }

    @Test
    void a_dead_workers_job_runs_again_although_the_clock_was_put_back() {
        Duration silence = JobWorkers.HEARTBEAT.multipliedBy(JobWorkers.MISSED_HEARTBEATS);
        ManualScheduler scheduler =
                scheduler(
                        TestHandler.of((subject, context) -> {
                            runs++;
                            return JobEnd.DONE;
                        }));
        picked(clock.now());
        clock.set(clock.now().minus(Duration.ofHours(1)));
        new LaneTable(JdbcClient.create(database), Lane.TRAINING)
                .bringBackHeartbeats(clock.now(), silence);
        scheduler.runDeadExecutionDetection();
        scheduler.runAnyDueExecutions();
        assertThat(runs).as("perhaps it lives: it has time to say so").isZero();
        clock.tick(Duration.ofMinutes(1));
        scheduler.runDeadExecutionDetection();
        scheduler.runAnyDueExecutions();
        assertThat(runs).isEqualTo(1);
    }

    private ManualScheduler scheduler(JobHandler handler) {
        TestHelper.ManualSchedulerBuilder builder =
                TestHelper.createManualScheduler(database, JobTask.of(handler))
                        .clock(clock)
                        .tableName(Lane.TRAINING.table());
        builder.heartbeatInterval(JobWorkers.HEARTBEAT);
        return builder.build();
    }

    private void picked(Instant heartbeat) {
        JdbcClient.create(database)
                .sql(
                        """
                        update training_job set picked = true, picked_by = 'another',
                            last_heartbeat = :heartbeat
                        """)
                .param("heartbeat", heartbeat.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant due() {
        return JdbcClient.create(database)
                .sql("select execution_time from training_job")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable fault) throws E {
        throw (E) fault;
    }
}
