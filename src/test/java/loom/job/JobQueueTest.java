package loom.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import loom.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class JobQueueTest {
    private static final String KIND = TestHandler.KIND;
    private static final long PATIENCE = 20;

    private final BlockingQueue<UUID> ran = new LinkedBlockingQueue<>();
    private final DataSource database;
    private final JobQueue queue;
    private Clock clock = Clock.systemUTC();

    JobQueueTest(TestDatabase kind) {
        database = kind.migrated();
        queue = new JobQueue(database);
    }

    @Test
    void jobs_wait_in_the_order_of_their_submission() {
        UUID first = submitted();
        UUID second = submitted();
        assertThat(queue.waiting(Lane.TRAINING, KIND)).containsExactly(first, second);
    }

    @Test
    void a_job_submitted_twice_waits_once() {
        UUID job = submitted();
        queue.submit(Lane.TRAINING, KIND, job);
        assertThat(queue.waiting(Lane.TRAINING, KIND)).containsExactly(job);
    }

    @Test
    void a_withdrawn_job_is_gone_and_a_missing_one_cannot_be_withdrawn() {
        UUID job = submitted();
        assertThat(queue.withdraw(Lane.TRAINING, KIND, job)).isTrue();
        assertThat(queue.waiting(Lane.TRAINING, KIND)).isEmpty();
        assertThat(queue.withdraw(Lane.TRAINING, KIND, job)).isFalse();
    }

    @Test
    void a_job_that_a_worker_has_cannot_be_withdrawn() {
        UUID job = submitted();
        pick();
        assertThat(queue.withdraw(Lane.TRAINING, KIND, job)).isFalse();
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void a_job_that_a_worker_picks_at_the_last_moment_is_not_withdrawn() {
        UUID job = submitted();
        DataSource late =
                new StatementHook(
                        database,
                        statement -> {
                            if (statement.startsWith("delete")) {
                                pick();
                            }
                        });
        assertThat(new JobQueue(late).withdraw(Lane.TRAINING, KIND, job)).isFalse();
        assertThat(jobs()).isEqualTo(1);
    }

    @Test
    void jobs_are_due_at_once_and_in_order_although_the_clock_was_put_back() throws Exception {
        UUID first = submitted();
        UUID second = submitted();
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        JobWorkers workers =
                workers((subject, context) -> {
                    ran.add(subject);
                    return JobEnd.DONE;
                });
        workers.start();
        try {
            assertThat(ran.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(first);
            assertThat(ran.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(second);
        } finally {
            workers.stop();
        }
    }

    @Test
    void two_processes_of_the_same_number_sign_differently() {
        JobWorkers one = workers((subject, context) -> JobEnd.DONE);
        JobWorkers other = workers((subject, context) -> JobEnd.DONE);
        assertThat(one.name(Lane.PREPARATION))
                .isNotEqualTo(other.name(Lane.PREPARATION))
                .hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void a_job_is_queued_only_if_the_transaction_that_submits_it_is_committed() {
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        transactions.executeWithoutResult(transaction -> {
            submitted();
            transaction.setRollbackOnly();
        });
        assertThat(queue.waiting(Lane.TRAINING, KIND)).isEmpty();
    }

    @Test
    void workers_run_the_jobs_of_a_lane_one_after_the_other_and_take_them_out() throws Exception {
        UUID first = submitted();
        UUID second = submitted();
        JobWorkers workers =
                workers((subject, context) -> {
                    ran.add(subject);
                    return JobEnd.DONE;
                });
        workers.start();
        try {
            assertThat(ran.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(first);
            assertThat(ran.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(second);
        } finally {
            workers.stop();
        }
        assertThat(queue.waiting(Lane.TRAINING, KIND)).isEmpty();
    }

    @Test
    void a_job_that_yields_to_the_shutdown_keeps_its_place() throws Exception {
        UUID job = submitted();
        CountDownLatch begun = new CountDownLatch(1);
        JobWorkers workers =
                workers((subject, context) -> {
                    begun.countDown();
                    while (!context.shouldStop()) {
                        Thread.onSpinWait();
                    }
                    return JobEnd.RESCHEDULE;
                });
        workers.start();
        assertThat(begun.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        UUID later = submitted();
        workers.stop();
        assertThat(queue.waiting(Lane.TRAINING, KIND)).containsExactly(job, later);
    }

    @Test
    void a_job_that_throws_does_not_stop_the_next_one() throws Exception {
        UUID broken = submitted();
        UUID sound = submitted();
        JobWorkers workers =
                workers((subject, context) -> {
                    if (subject.equals(broken)) {
                        throw new IllegalStateException("broken");
                    }
                    ran.add(subject);
                    return JobEnd.DONE;
                });
        workers.start();
        try {
            assertThat(ran.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(sound);
        } finally {
            workers.stop();
        }
    }

    private long jobs() {
        return JdbcClient.create(database)
                .sql("select count(*) from training_job")
                .query(Long.class)
                .single();
    }

    private UUID submitted() {
        UUID subject = UUID.randomUUID();
        queue.submit(Lane.TRAINING, KIND, subject);
        return subject;
    }

    private JobWorkers workers(TestHandler.Work work) {
        return new JobWorkers(database, List.of(TestHandler.of(work)), clock);
    }

    /** As a worker does that takes the waiting job. */
    private void pick() {
        JdbcClient.create(database)
                .sql("update training_job set picked = true, version = version + 1")
                .update();
    }
}
