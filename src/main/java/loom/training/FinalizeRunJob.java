package loom.training;

import java.util.UUID;
import loom.job.JobContext;
import loom.job.JobEnd;
import loom.job.JobHandler;
import loom.job.Lane;
import org.springframework.stereotype.Component;

/**
 * Ends a run that rests: takes the model out of its checkpoint. That takes seconds, so it does not
 * wait behind runs that train for hours.
 */
@Component
class FinalizeRunJob implements JobHandler {
    static final String KIND = "training-end";

    private final TrainingJob training;

    FinalizeRunJob(TrainingJob training) {
        this.training = training;
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
        return training.run(job, context);
    }

    @Override
    public void failed(UUID job, Throwable cause) {
        training.failed(job, cause);
    }
}
