package loom.training;

import java.util.UUID;
import loom.job.JobContext;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a run that rests: takes the model out of its checkpoint. That takes seconds, so it does not
 * wait behind runs that train for hours. A run that somebody lets go on meanwhile is handed to the
 * lane in which runs train.
 */
@Component
class FinalizeRunJob implements JobHandler {
    static final String KIND = "training-end";

    private final TrainingJob training;
    private final RunRepository runs;
    private final JobQueue queue;
    private final TransactionTemplate transaction;

    FinalizeRunJob(
            TrainingJob training,
            RunRepository runs,
            JobQueue queue,
            TransactionTemplate transaction) {
        this.training = training;
        this.runs = runs;
        this.queue = queue;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.PREPARATION;
    }

    /** The run carries the wish to stop, which its training obeys before the first step. */
    @Override
    public JobEnd run(UUID job, JobContext context) {
        return training.finalizeRun(job, context, this::queueForTraining);
    }

    private void queueForTraining(Run run) {
        UUID place = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            if (runs.handBack(run.id(), place)) {
                queue.submit(Lane.TRAINING, TrainingJob.KIND, place);
            }
        });
    }

    @Override
    public void failed(UUID job, Throwable cause) {
        training.failed(job, cause);
    }
}
