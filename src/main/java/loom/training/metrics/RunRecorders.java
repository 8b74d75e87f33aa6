package loom.training.metrics;

import loom.base.MonotonicClock;
import loom.job.JobContext;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import loom.training.run.Attempts;
import loom.training.run.Run;
import loom.training.run.RunRepository;
import org.springframework.stereotype.Component;

/** Gives each training the listener that writes it down. */
@Component
public class RunRecorders {
    private final RunRepository runs;
    private final MetricRepository metrics;
    private final Attempts attempts;
    private final ArtefactStore store;
    private final MonotonicClock clock;
    private final Reserve reserve;

    RunRecorders(
            RunRepository runs,
            MetricRepository metrics,
            Attempts attempts,
            ArtefactStore store,
            MonotonicClock clock,
            Reserve reserve) {
        this.runs = runs;
        this.metrics = metrics;
        this.attempts = attempts;
        this.store = store;
        this.clock = clock;
        this.reserve = reserve;
    }

    /**
     * The listener that writes down a training of this run, as its worker began it.
     *
     * @param resumed told when the run goes on from a checkpoint
     */
    public RunRecorder recorder(Run run, JobContext context, RunRecorder.Resumed resumed) {
        return new RunRecorder(
                run, runs, metrics, attempts, store, clock, context, reserve, resumed);
    }
}
