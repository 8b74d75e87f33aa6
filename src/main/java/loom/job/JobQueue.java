package loom.job;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Puts jobs into the queue and shows their order. Takes part in the caller's transaction: a job is
 * queued exactly if what it works on was saved.
 */
@Component
public class JobQueue {
    private final Clock clock;
    private final Map<Lane, SchedulerClient> clients = new EnumMap<>(Lane.class);

    JobQueue(DataSource dataSource, Clock clock) {
        this.clock = clock;
        DataSource transactional = new TransactionAwareDataSourceProxy(dataSource);
        for (Lane lane : Lane.values()) {
            clients.put(
                    lane,
                    SchedulerClient.Builder.create(transactional).tableName(lane.table()).build());
        }
    }

    /** Queues a job behind those already waiting; does nothing if the same job is still queued. */
    public void submit(Lane lane, String kind, UUID subject) {
        client(lane)
                .scheduleIfNotExists(
                        new TaskInstance<Void>(kind, subject.toString()), clock.instant());
    }

    /**
     * Takes a waiting job out of the queue.
     *
     * @return false if it was not waiting (not queued, or already picked by a worker)
     */
    public boolean withdraw(Lane lane, String kind, UUID subject) {
        if (!waiting(lane, kind).contains(subject)) {
            return false;
        }
        client(lane).cancel(TaskInstanceId.of(kind, subject.toString()));
        return true;
    }

    /** Subjects of the jobs that no worker has picked yet, next one first. */
    public List<UUID> waiting(Lane lane, String kind) {
        return client(lane)
                .getScheduledExecutionsForTask(
                        kind, Void.class, ScheduledExecutionsFilter.all().withPicked(false))
                .stream()
                .sorted(Comparator.comparing(execution -> execution.getExecutionTime()))
                .map(execution -> UUID.fromString(execution.getTaskInstance().getId()))
                .toList();
    }

    private SchedulerClient client(Lane lane) {
        return Objects.requireNonNull(clients.get(lane));
    }
}
