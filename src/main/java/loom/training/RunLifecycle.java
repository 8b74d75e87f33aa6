package loom.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import loom.base.RefusedException;
import loom.engine.ComputeDevice;
import loom.engine.training.CheckpointModel;
import loom.engine.training.TrainingSettings;
import loom.job.JobQueue;
import loom.job.Lane;
import loom.storage.ArtefactStore;
import loom.storage.Reserve;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.metrics.MetricRepository;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunProgress;
import loom.training.run.RunRepository;
import loom.training.run.RunSettings;
import loom.training.run.RunState;
import loom.zoo.ModelCard;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What can be done with a run after its first end: more epochs, back to an earlier one, models of
 * kept ones. Safe for use by many threads and processes.
 */
@Service
public class RunLifecycle {
    private final RunRepository runs;
    private final RunAccess access;
    private final MetricRepository metrics;
    private final RunChecks checks;
    private final CheckpointRetention kept;
    private final RunModels models;
    private final JobQueue queue;
    private final ArtefactStore store;
    private final TransactionTemplate transaction;
    private final Reserve reserve;

    RunLifecycle(
            RunRepository runs,
            RunAccess access,
            MetricRepository metrics,
            RunChecks checks,
            CheckpointRetention kept,
            RunModels models,
            JobQueue queue,
            ArtefactStore store,
            TransactionTemplate transaction,
            Reserve reserve) {
        this.runs = runs;
        this.access = access;
        this.metrics = metrics;
        this.checks = checks;
        this.kept = kept;
        this.models = models;
        this.queue = queue;
        this.store = store;
        this.transaction = transaction;
        this.reserve = reserve;
    }

    /**
     * Queues a run that is finished, stopped, paused or failed for more epochs; it goes on from its
     * last checkpoint.
     *
     * @param moreEpochs beyond those that were planned; for a stopped run, whose plan was given up,
     *     beyond the epoch that it was in
     * @throws RefusedException if the run waits, runs or diverged, its data set is gone, or the
     *     number is out of range
     */
    @Transactional
    public Run extend(UUID id, int moreEpochs) {
        Run run = access.changeable(id);
        if (moreEpochs < 1 || moreEpochs > TrainingSettings.MAX_EPOCHS) {
            throw new RefusedException(
                    moreEpochs + " more epochs were asked for",
                    "a run is extended by 1 to " + TrainingSettings.MAX_EPOCHS,
                    "choose a number in between");
        }
        checks.trainable(run.settings());
        reserve.check("more epochs of a run");
        RunProgress progress = run.progress();
        int planned = run.state() == RunState.STOPPED ? progress.epoch() : progress.epochs();
        RunSettings longer = run.settings().withEpochs(planned + moreEpochs);
        UUID job = UUID.randomUUID();
        if (!runs.extend(id, job, longer, progress.stretchedTo(longer.epochs()))) {
            throw runs.known(id)
                    .refused(
                            "only a finished, stopped, paused or failed run can be extended",
                            "pause it first, or begin a new run from one of its kept epochs");
        }
        queue.submit(Lane.TRAINING, TrainingJob.KIND, job);
        return runs.known(id);
    }

    /**
     * Takes a run that rests back to the end of an epoch: the checkpoint of that epoch becomes its
     * last one; metrics, measures, samples and checkpoints from beyond it are gone. The run is
     * paused then. Models that were made of it stay.
     *
     * @throws RefusedException if the run waits or runs, or does not keep that epoch
     */
    public Run rollBack(UUID id, int epoch) {
        Run run = access.changeable(id);
        KeptCheckpoint checkpoint = keptEpoch(run, epoch);
        RunFiles files = RunFiles.of(id);
        try {
            transaction.executeWithoutResult(status -> rollBack(run, checkpoint));
            // What is beyond the epoch is seen by nobody any more.
            for (int later = epoch + 1; later <= run.progress().samples(); later++) {
                store.delete(files.samples(later));
            }
            kept.sweep(id);
            return runs.known(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rollBack(Run run, KeptCheckpoint checkpoint) {
        UUID id = run.id();
        int epoch = checkpoint.epoch();
        if (!runs.rest(id)) {
            throw runs.known(id)
                    .refused("only a run that rests can be taken back", "pause it first");
        }
        runs.progress(id, run.progress().backTo(epoch));
        metrics.deleteAfter(id, checkpoint.step());
        kept.forgetAfter(id, checkpoint.step());
        RunFiles files = RunFiles.of(id);
        try {
            // Last of what counts: a run whose rows lag behind its checkpoint sets them right when
            // it goes on.
            store.copy(files.kept(epoch), files.checkpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // takes the rows back
        }
    }

    /**
     * Makes a model of a kept epoch, in seconds; it is the same model if it was made before.
     *
     * @throws RefusedException if the run does not keep that epoch
     */
    public ModelCard saveModel(UUID id, int epoch) {
        Run run = access.changeable(id);
        KeptCheckpoint checkpoint = keptEpoch(run, epoch);
        reserve.check("a model");
        // The graphics processor may belong to another machine, or be busy.
        TrainingSettings here = run.settings().training().withDevice(ComputeDevice.CPU);
        try (InputStream in = store.read(RunFiles.of(id).kept(epoch))) {
            CheckpointModel read = CheckpointModel.read(in, here);
            return models.keepEpoch(run, read.model(), checkpoint, read.images());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeptCheckpoint keptEpoch(Run run, int epoch) {
        return kept.find(run.id(), epoch)
                .orElseThrow(() ->
                        new RefusedException(
                                "the run \"" + run.name() + "\" does not keep epoch " + epoch,
                                "it keeps the epochs "
                                        + kept.kept(run.id()).stream()
                                                .map(KeptCheckpoint::epoch)
                                                .toList(),
                                "choose one of them"));
    }
}
