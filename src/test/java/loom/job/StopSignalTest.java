package loom.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.HeartbeatConfig;
import com.github.kagkarlsson.scheduler.HeartbeatState;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private static final HeartbeatConfig CONFIG =
            new HeartbeatConfig(
                    JobWorkers.HEARTBEAT,
                    JobWorkers.MISSED_HEARTBEATS,
                    JobWorkers.HEARTBEAT.multipliedBy(JobWorkers.MISSED_HEARTBEATS));

    private final SettableClock clock = new SettableClock();
    private final HeartbeatState heartbeat = new HeartbeatState(clock, clock.now(), CONFIG);
    private final AtomicBoolean shutsDown = new AtomicBoolean();
    private final StopSignal signal = new StopSignal(shutsDown::get, heartbeat);

    @Test
    void a_heartbeat_that_is_late_is_no_reason_to_stop() {
        clock.tick(Duration.ofMillis(2_600));
        assertThat(heartbeat.hasStaleHeartbeat()).isTrue();
        assertThat(signal.shouldStop()).isFalse();
        heartbeat.heartbeat(false, clock.now());
        assertThat(signal.shouldStop()).isFalse();
    }

    @Test
    void a_worker_that_was_more_than_half_dead_stops_although_its_heart_beats_again() {
        clock.tick(Duration.ofMillis(4_100));
        assertThat(signal.shouldStop()).isTrue();
        heartbeat.heartbeat(true, clock.now());
        assertThat(signal.shouldStop()).isTrue();
    }

    @Test
    void a_worker_that_shuts_down_stops_and_does_not_think_better_of_it() {
        shutsDown.set(true);
        assertThat(signal.shouldStop()).isTrue();
        shutsDown.set(false);
        assertThat(signal.shouldStop()).isTrue();
    }
}
