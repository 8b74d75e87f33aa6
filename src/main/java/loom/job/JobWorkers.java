package loom.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs of every lane, from the start of the application to its end. A worker that dies
 * without a word is noticed by its missing heartbeats (2 s, 4 in a row) and its job runs again.
 */
@Component
@ConditionalOnProperty(name = "loom.worker", havingValue = "true", matchIfMissing = true)
class JobWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration LONGEST_SAVE = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final List<JobHandler> handlers;
    private volatile List<Scheduler> schedulers = List.of();

    JobWorkers(DataSource dataSource, List<JobHandler> handlers) {
        this.dataSource = new TransactionAwareDataSourceProxy(dataSource);
        this.handlers = List.copyOf(handlers);
    }

    @Override
    public void start() {
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

    private Scheduler scheduler(Lane lane) {
        List<Task<?>> tasks =
                handlers.stream()
                        .filter(handler -> handler.lane() == lane)
                        .<Task<?>>map(this::task)
                        .toList();
        return Scheduler.create(dataSource, tasks)
                .tableName(lane.table())
                .threads(lane.workers())
                .schedulerName(new SchedulerName.Fixed(lane + "-" + ProcessHandle.current().pid()))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .pollingInterval(POLLING)
                .shutdownMaxWait(LONGEST_SAVE)
                .build();
    }

    private Task<Void> task(JobHandler handler) {
        return Tasks.custom(handler.kind(), Void.class)
                .onDeadExecution(JobWorkers::keepPlace)
                .execute((instance, context) -> run(handler, instance, context));
    }

    private CompletionHandler<Void> run(
            JobHandler handler, TaskInstance<Void> instance, ExecutionContext context) {
        try {
            JobEnd end = handler.run(UUID.fromString(instance.getId()), () -> mustYield(context));
            if (end == JobEnd.HANDED_BACK) {
                return JobWorkers::keepPlace;
            }
        } catch (Exception e) {
            log.error("job {} {} ended with an error", handler.kind(), instance.getId(), e);
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /** An unfinished job waits where it stood: before those that were submitted after it. */
    private static void keepPlace(
            ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, complete.getExecution().executionTime);
    }

    private static boolean mustYield(ExecutionContext context) {
        return context.getSchedulerState().isShuttingDown()
                || context.getCurrentlyExecuting().getHeartbeatState().hasStaleHeartbeat();
    }
}
