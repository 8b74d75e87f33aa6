package loom.training.checkpoint;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import loom.engine.training.CheckpointStore;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.storage.StagedFile;
import loom.training.metrics.MetricRepository;
import loom.training.run.Attempts;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * Keeps some checkpoints of each run beside its last one: the best, and one every few epochs. All
 * of a run together stay within a budget; where they do not, the oldest go first, and the best one
 * never.
 *
 * <p>A file is written before its row and removed after it. So a process that is killed in between
 * leaves at most files without a row, which nobody sees and which the next one kept sweeps up.
 */
@Service
public class CheckpointRetention {
    private final CheckpointRepository rows;
    private final MetricRepository metrics;
    private final ArtefactStore store;
    private final Attempts attempts;
    private final Clock clock;
    private final DataSize budget;

    CheckpointRetention(
            CheckpointRepository rows,
            MetricRepository metrics,
            ArtefactStore store,
            Attempts attempts,
            Clock clock,
            @Value("${loom.checkpoint-budget}") DataSize budget) {
        this.rows = rows;
        this.metrics = metrics;
        this.store = store;
        this.attempts = attempts;
        this.clock = clock;
        this.budget = budget;
    }

    /** Those of a run, in the order of epochs. */
    public List<KeptCheckpoint> kept(UUID run) {
        return rows.findAll(run).stream()
                .filter(it -> store.exists(RunFiles.of(run).kept(it.epoch())))
                .toList();
    }

    /** The one of an epoch; empty if it is not kept. */
    public Optional<KeptCheckpoint> find(UUID run, int epoch) {
        return kept(run).stream().filter(it -> it.epoch() == epoch).findFirst();
    }

    /** What those of one run may take on the disk. */
    public DataSize budget() {
        return budget;
    }

    /** Where a training of this run keeps its checkpoints. */
    public RunCheckpoints of(Run run) {
        return new RunCheckpoints(run, store, this);
    }

    /** True if nothing that was measured comes closer to real images than this epoch. */
    boolean isBest(UUID run, int epoch) {
        return metrics.bestQuality(run).filter(best -> best.epoch() == epoch).isPresent();
    }

    /**
     * Replaces a run's last checkpoint, once what its steps measured is on the disk: a run that
     * goes on from it does not do them again.
     */
    void save(Run run, CheckpointStore.Writer writer) throws IOException {
        try (StagedFile file = store.stage(writer::writeTo)) {
            metrics.sync();
            attempts.keep(
                    run,
                    () -> {
                        store.adopt(file, RunFiles.of(run.id()).checkpoint());
                        return true;
                    });
        }
    }

    /** Keeps a run's last checkpoint as that of an epoch. */
    void keep(Run run, int epoch, long step, boolean best) throws IOException {
        RunFiles files = RunFiles.of(run.id());
        attempts.keep(
                run,
                () -> {
                    store.copy(files.checkpoint(), files.kept(epoch));
                    long bytes = store.size(files.kept(epoch));
                    if (best) {
                        dropFormerBest(run, epoch);
                    }
                    rows.insert(
                            run.id(),
                            new KeptCheckpoint(epoch, step, bytes, best, clock.instant()));
                    if (best) {
                        rows.markBest(run.id(), epoch);
                    }
                    dropBeyondBudget(run.id());
                    return true;
                });
        attempts.keep(
                run,
                () -> {
                    sweep(run.id());
                    return true;
                });
    }

    /**
     * Forgets those after a step, where the measures from after it are forgotten already: of what
     * is left, another one is the best. {@link #sweep} removes the files.
     */
    public void forgetAfter(UUID run, long step) {
        rows.deleteAfter(run, step);
        metrics.bestQuality(run).ifPresent(best -> rows.markBest(run, best.epoch()));
    }

    /** Removes the files that no row speaks of. */
    public void sweep(UUID run) throws IOException {
        RunFiles files = RunFiles.of(run);
        Set<ArtefactName> known = new HashSet<>();
        for (KeptCheckpoint kept : rows.findAll(run)) {
            known.add(files.kept(kept.epoch()));
        }
        for (ArtefactName file : store.list(files.kept())) {
            if (!known.contains(file)) {
                store.delete(file);
            }
        }
    }

    private void dropFormerBest(Run run, int epoch) {
        for (KeptCheckpoint former : rows.findAll(run.id())) {
            if (former.best()
                    && former.epoch() != epoch
                    && !RunCheckpoints.isRegular(run.settings(), former.epoch())) {
                rows.delete(run.id(), former.epoch());
            }
        }
    }

    private void dropBeyondBudget(UUID run) {
        List<KeptCheckpoint> oldestFirst = new ArrayList<>(rows.findAll(run));
        oldestFirst.sort(Comparator.comparing(KeptCheckpoint::epoch));
        long bytes = oldestFirst.stream().mapToLong(KeptCheckpoint::bytes).sum();
        for (KeptCheckpoint kept : oldestFirst) {
            if (bytes <= budget.toBytes()) {
                return;
            }
            if (kept.best()) {
                continue;
            }
            rows.delete(run, kept.epoch());
            bytes -= kept.bytes();
        }
    }
}
