package loom.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler in the form that a scheduler runs. Whatever escapes from it is written down by the
 * handler, and the job removed; only a job whose failure could not be written stays for another
 * try.
 */
final class JobTask {
    private static final Logger log = LoggerFactory.getLogger(JobTask.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 6;

    private final JobHandler handler;

    private JobTask(JobHandler handler) {
        this.handler = handler;
    }

    static Task<Void> of(JobHandler handler) {
        return Tasks.custom(handler.kind(), Void.class)
                .onDeadExecution(JobTask::keepPlace)
                .onFailure(JobTask::retryLater)
                .execute(new JobTask(handler)::run);
    }

    private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
        UUID subject = UUID.fromString(instance.getId());
        StopSignal signal = StopSignal.of(context);
        try {
            if (handler.run(subject, signal) == JobEnd.RESCHEDULE) {
                return JobTask::keepPlace;
            }
        } catch (Throwable fault) {
            log.error("job {} {} broke off", handler.kind(), subject, fault);
            // Whoever shuts down is interrupted, whoever lost the job may not speak for it.
            if (signal.shouldStop()) {
                return JobTask::keepPlace;
            }
            writeDown(subject, fault);
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private void writeDown(UUID subject, Throwable fault) {
        try {
            handler.failed(subject, fault);
        } catch (Throwable second) {
            fault.addSuppressed(second);
            throw new UnwrittenFailure(handler.kind(), subject, fault);
        }
    }

    /** An unfinished job waits where it stood: before those that were submitted after it. */
    private static void keepPlace(
            ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, complete.getExecution().executionTime);
    }

    private static void retryLater(
            ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int doublings = Math.min(complete.getExecution().consecutiveFailures, DOUBLINGS);
        operations.reschedule(
                complete, complete.getTimeDone().plus(FIRST_RETRY.multipliedBy(1L << doublings)));
    }

    /** Tells the scheduler that a job is to be tried again. */
    private static final class UnwrittenFailure extends RuntimeException {
        UnwrittenFailure(String kind, UUID subject, Throwable cause) {
            super(
                    "the failure of job %s %s could not be written down; it will be tried again"
                            .formatted(kind, subject),
                    cause);
        }
    }
}
