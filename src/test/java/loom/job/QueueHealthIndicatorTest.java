package loom.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import loom.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class QueueHealthIndicatorTest {
    @Test
    void workers_that_look_for_jobs_are_up_and_stopped_ones_down() {
        JobWorkers workers =
                new JobWorkers(TestDatabase.H2.migrated(), List.of(), Clock.systemUTC());
        QueueHealthIndicator indicator = new QueueHealthIndicator(Optional.of(workers));
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        workers.start();
        try {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> {
                        Health health = indicator.health();
                        assertThat(health.getStatus()).isEqualTo(Status.UP);
                        assertThat(health.getDetails()).containsKey("training");
                    });
        } finally {
            workers.stop();
        }
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void a_process_without_workers_is_up_and_says_so() {
        Health health = new QueueHealthIndicator(Optional.empty()).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().get("workers")).asString().contains("loom.worker");
    }

    @Test
    void the_silence_of_a_lane_counts_from_its_last_look() {
        AtomicLong nanos = new AtomicLong();
        LastPoll poll = new LastPoll(nanos::get);
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(poll.age()).isEqualTo(Duration.ofSeconds(30));
        poll.onSchedulerEvent(SchedulerEventType.RAN_UPDATE_HEARTBEATS);
        assertThat(poll.age()).isEqualTo(Duration.ofSeconds(30));
        poll.onSchedulerEvent(SchedulerEventType.RAN_EXECUTE_DUE);
        assertThat(poll.age()).isZero();
    }
}
