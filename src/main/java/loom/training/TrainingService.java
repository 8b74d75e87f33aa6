package loom.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import loom.base.RefusedException;
import loom.dataset.DataSet;
import loom.engine.training.TrainingSettings;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.storage.ArtefactJournal;
import loom.storage.Reserve;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunRepository;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.training.run.WarmStart;
import loom.training.run.Wish;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts runs and leads them through their life. Safe for use by many threads and processes: what
 * is asked of a run that a worker has is written down, and the worker reads it between two steps.
 */
@Service
public class TrainingService {
    private final RunRepository runs;
    private final RunAccess access;
    private final RunChecks checks;
    private final WarmStarts origins;
    private final JobQueue queue;
    private final ArtefactJournal journal;
    private final Reserve reserve;
    private final TransactionTemplate transaction;
    private final ThroughputEstimator speedometer;
    private final RecordedSpeeds speeds;
    private final Clock clock;

    TrainingService(
            RunRepository runs,
            RunAccess access,
            RunChecks checks,
            WarmStarts origins,
            JobQueue queue,
            ArtefactJournal journal,
            Reserve reserve,
            TransactionTemplate transaction,
            ThroughputEstimator speedometer,
            RecordedSpeeds speeds,
            Clock clock) {
        this.runs = runs;
        this.access = access;
        this.checks = checks;
        this.origins = origins;
        this.queue = queue;
        this.journal = journal;
        this.reserve = reserve;
        this.transaction = transaction;
        this.speedometer = speedometer;
        this.speeds = speeds;
        this.clock = clock;
    }

    /**
     * Saves a run and queues it, both or neither. What it begins from is copied.
     *
     * @throws RefusedException if the data set cannot be trained on, this machine lacks the device,
     *     what it begins from is not there, or the disk lacks room
     */
    public Run start(RunSettings settings) {
        DataSet dataSet = checks.startable(settings);
        reserve.check("a run");
        UUID id = UUID.randomUUID();
        WarmStart origin = settings.origin();
        Run run =
                Run.waiting(
                        id,
                        access.owner(),
                        settings,
                        dataSet.name(),
                        dataSet.contentHash(),
                        RunChecks.steps(settings, dataSet.images()),
                        origin == null ? null : origins.name(origin),
                        clock.instant());
        if (origin == null) {
            return transaction.<Run>execute(status -> queued(run));
        }
        try {
            return journal.save(
                    RunFiles.of(id).all(), () -> origins.copy(origin, id), () -> queued(run));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run queued(Run run) {
        UUID job = UUID.randomUUID();
        runs.insert(run, job);
        queue.submit(Lane.TRAINING, TrainingJob.KIND, job);
        return run;
    }

    /** All runs, newest first. */
    public List<Run> all() {
        return access.all();
    }

    public Optional<Run> find(UUID id) {
        return access.find(id);
    }

    /** The runs that wait for a worker, next one first. */
    public List<Run> queue() {
        return access.seen(everybodysQueue());
    }

    /** The queue with the runs of all people; pages show those that their person may see. */
    public List<Run> everybodysQueue() {
        List<UUID> jobs = queue.waiting(Lane.TRAINING, TrainingJob.KIND);
        Map<UUID, Run> found = runs.findByJobs(jobs);
        return jobs.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(run -> run.state().isUnderWay())
                .toList();
    }

    /** Lets a waiting run change places with the one before it; the first stays where it is. */
    @Transactional
    public void moveUp(UUID id) {
        access.changeable(id);
        List<UUID> waiting =
                queue().stream()
                        .filter(run -> run.state() == RunState.QUEUED)
                        .map(Run::id)
                        .toList();
        int place = waiting.indexOf(id);
        if (place > 0) {
            swap(waiting.get(place - 1), id);
        }
    }

    private void swap(UUID first, UUID second) {
        UUID early = runs.job(first).orElseThrow();
        UUID late = runs.job(second).orElseThrow();
        if (!runs.move(first, early, late) || !runs.move(second, late, early)) {
            throw new RefusedException(
                    "a worker or another person has just moved one of the two runs",
                    "only runs that wait can change places",
                    "look at the queue again");
        }
    }

    /**
     * Lets a run rest at a checkpoint, as soon as its step is done.
     *
     * @throws RefusedException if it neither waits nor runs
     */
    @Transactional
    public Run pause(UUID id) {
        access.changeable(id);
        if (!runs.pauseWaiting(id) && !runs.wish(id, Wish.PAUSE)) {
            throw runs.known(id)
                    .refused("only a run that waits or runs can be paused", "leave it as it is");
        }
        return runs.known(id);
    }

    /**
     * Goes on with a run that rests or failed, or takes back the wish to pause or stop it, also
     * where that one still waits.
     *
     * @throws RefusedException if it is over, or its data set is gone
     */
    @Transactional
    public Run resume(UUID id) {
        access.changeable(id);
        if (runs.wish(id, (Wish) null)) {
            return runs.known(id);
        }
        checks.trainable(runs.known(id).settings());
        reserve.check("going on with a run");
        UUID job = UUID.randomUUID();
        if (!runs.requeue(id, job, null)) {
            throw runs.known(id)
                    .refused(
                            "only a paused or failed run can be resumed",
                            "start a new run instead");
        }
        queue.submit(Lane.TRAINING, TrainingJob.KIND, job);
        return runs.known(id);
    }

    /**
     * Ends a run early and keeps its model as it is. A run that has not started is cancelled.
     *
     * @throws RefusedException if it is over
     */
    @Transactional
    public Run stop(UUID id) {
        access.changeable(id);
        if (runs.cancelUntouched(id, clock.instant()) || runs.wish(id, Wish.STOP)) {
            return runs.known(id);
        }
        runs.pauseWaiting(id);
        UUID job = UUID.randomUUID();
        if (runs.known(id).state() != RunState.PAUSED || !runs.requeue(id, job, Wish.STOP)) {
            throw runs.known(id)
                    .refused("only an unfinished run can be stopped", "leave it as it is");
        }
        // Not behind the runs that wait: this one only has to hand over its model.
        queue.submit(Lane.PREPARATION, FinalizeRunJob.KIND, job);
        return runs.known(id);
    }

    /**
     * Removes a run with its metrics, samples and checkpoint; its model stays.
     *
     * @throws RefusedException if it waits or runs
     */
    public void delete(UUID id) {
        Run run = access.changeable(id);
        journal.delete(
                RunFiles.of(id).all(),
                () -> {
                    // A worker may have taken it since: the statement itself looks at its state.
                    if (!runs.delete(id)) {
                        throw run.refused("only a run that rests can be deleted", "stop it first");
                    }
                });
    }

    /**
     * How long a run would take. The first answer for a network takes seconds, because it is
     * measured; it comes from a thread of its own. While another run trains on the device, the
     * answer is what earlier runs reached, or, if none was like this one, a refusal.
     *
     * @throws RefusedException if the run could not be started
     */
    public CompletableFuture<Estimate> estimate(RunSettings settings) {
        long steps = RunChecks.steps(settings, checks.startable(settings).images());
        TrainingSettings wanted = settings.training();
        OptionalDouble recorded =
                speeds.isTrainingOn(settings.device()) ? speeds.of(wanted) : OptionalDouble.empty();
        return recorded.isPresent()
                ? CompletableFuture.completedFuture(
                        Estimate.of(recorded.getAsDouble(), (double) steps * settings.batchSize()))
                : speedometer.estimate(wanted, steps);
    }
}
