package loom.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of every lane, from the start of the application to its end. A worker that dies
 * without a word is noticed by its missing heartbeats (2 s, 4 in a row) and its job runs again.
 */
@Component
@ConditionalOnProperty(name = "loom.worker", havingValue = "true", matchIfMissing = true)
class JobWorkers implements SmartLifecycle {
    static final Duration HEARTBEAT = Duration.ofSeconds(2);
    static final int MISSED_HEARTBEATS = 4;

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration LONGEST_SAVE = Duration.ofSeconds(30);

    /** Tells processes apart: in containers of their own, all have the same number. */
    private final String process =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);

    private final DataSource dataSource;
    private final List<JobHandler> handlers;
    private final Clock clock;
    private final Map<Lane, LastPoll> polls = new ConcurrentHashMap<>();
    private volatile List<Scheduler> schedulers = List.of();

    JobWorkers(DataSource dataSource, List<JobHandler> handlers, Clock clock) {
        this.dataSource = dataSource;
        this.handlers = List.copyOf(handlers);
        this.clock = clock;
    }

    @Override
    public void start() {
        JdbcClient database = JdbcClient.create(dataSource);
        Duration silence = HEARTBEAT.multipliedBy(MISSED_HEARTBEATS);
        for (Lane lane : Lane.values()) {
            new LaneTable(database, lane).bringBackHeartbeats(clock.instant(), silence);
        }
        schedulers = Arrays.stream(Lane.values()).map(this::scheduler).toList();
        schedulers.forEach(Scheduler::start);
    }

    @Override
    public void stop() {
        schedulers.parallelStream().forEach(Scheduler::stop);
        schedulers = List.of();
    }

    @Override
    public boolean isRunning() {
        return !schedulers.isEmpty();
    }

    /** How long ago the workers of each lane looked for jobs. */
    Map<Lane, Duration> sinceLastPolls() {
        Map<Lane, Duration> ages = new EnumMap<>(Lane.class);
        polls.forEach((lane, poll) -> ages.put(lane, poll.age()));
        return ages;
    }

    /** How this process signs the jobs of a lane that it has; the column holds 50 characters. */
    String name(Lane lane) {
        return lane + "-" + process;
    }

    private Scheduler scheduler(Lane lane) {
        List<Task<?>> tasks =
                handlers.stream()
                        .filter(handler -> handler.lane() == lane)
                        .<Task<?>>map(JobTask::of)
                        .toList();
        LastPoll poll = new LastPoll(System::nanoTime);
        polls.put(lane, poll);
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .tableName(lane.table())
                .threads(lane.workers())
                .schedulerName(new SchedulerName.Fixed(name(lane)))
                .clock(clock::instant)
                .addSchedulerListener(poll)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .pollingInterval(POLLING)
                .shutdownMaxWait(LONGEST_SAVE)
                .build();
    }
}
