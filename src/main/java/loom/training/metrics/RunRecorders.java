package loom.training.metrics;

import loom.base.MonotonicClock;
import loom.job.JobContext;
import loom.storage.ArtefactStore;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives each training the listener that writes it down. */
@Component
public class RunRecorders {
    private final RunRepository runs;
    private final MetricRepository metrics;
    private final TransactionTemplate transaction;
    private final ArtefactStore store;
    private final MonotonicClock clock;

    RunRecorders(
            RunRepository runs,
            MetricRepository metrics,
            TransactionTemplate transaction,
            ArtefactStore store,
            MonotonicClock clock) {
        this.runs = runs;
        this.metrics = metrics;
        this.transaction = transaction;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The listener that writes down a training of this run.
     *
     * @param resumed told when the run goes on from a checkpoint
     */
    public RunRecorder recorder(Run run, JobContext context, RunRecorder.Resumed resumed) {
        return new RunRecorder(run, runs, metrics, transaction, store, clock, context, resumed);
    }
}
