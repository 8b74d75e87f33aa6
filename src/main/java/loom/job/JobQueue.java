package loom.job;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Puts jobs into the queue and shows their order. Takes part in the caller's transaction: a job is
 * queued exactly if what it works on was saved.
 *
 * <p>A job's time of execution is its number in the order of submission, in milliseconds since
 * 1970: long ago, so that each job is due at once, whatever was done to the clock.
 */
@Component
public class JobQueue {
    private final JdbcClient database;
    private final Map<Lane, SchedulerClient> clients = new EnumMap<>(Lane.class);

    JobQueue(DataSource dataSource) {
        database = JdbcClient.create(dataSource);
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
                .scheduleIfNotExists(new TaskInstance<Void>(kind, subject.toString()), nextPlace());
    }

    /**
     * Takes a waiting job out of the queue, unless a worker picks it first.
     *
     * @return false if it was not waiting (not queued, or already picked by a worker)
     */
    public boolean withdraw(Lane lane, String kind, UUID subject) {
        return new LaneTable(database, lane).withdraw(kind, subject);
    }

    /** Subjects of the jobs that no worker has picked yet, next one first. */
    public List<UUID> waiting(Lane lane, String kind) {
        return client(lane)
                .getScheduledExecutionsForTask(
                        kind, Void.class, ScheduledExecutionsFilter.all().withPicked(false))
                .stream()
                .sorted(Comparator.comparing(ScheduledExecution::getExecutionTime))
                .map(execution -> UUID.fromString(execution.getTaskInstance().getId()))
                .toList();
    }

    private Instant nextPlace() {
        return Instant.ofEpochMilli(
                database.sql("select nextval('job_place')").query(Long.class).single());
    }

    private SchedulerClient client(Lane lane) {
        return Objects.requireNonNull(clients.get(lane));
    }
}
