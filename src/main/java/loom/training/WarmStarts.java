package loom.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import loom.base.RefusedException;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.training.checkpoint.CheckpointRetention;
import loom.training.checkpoint.KeptCheckpoint;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.WarmStart;
import loom.zoo.ModelCard;
import loom.zoo.ModelZoo;
import org.springframework.stereotype.Component;

/** Gives a new run its own copy of what it begins from, so that the original may be deleted. */
@Component
class WarmStarts {
    private final RunAccess runs;
    private final CheckpointRetention kept;
    private final ModelZoo zoo;
    private final ArtefactStore store;

    WarmStarts(RunAccess runs, CheckpointRetention kept, ModelZoo zoo, ArtefactStore store) {
        this.runs = runs;
        this.kept = kept;
        this.zoo = zoo;
        this.store = store;
    }

    /**
     * The name of the run or model.
     *
     * @throws RefusedException if it is not there
     */
    String name(WarmStart origin) {
        UUID run = origin.run();
        return run != null ? run(run).name() : model(model(origin)).name();
    }

    /**
     * Copies it into the files of a new run.
     *
     * @throws RefusedException if it is not there, or that epoch is not kept
     */
    void copy(WarmStart origin, UUID to) throws IOException {
        UUID run = origin.run();
        if (run != null) {
            copyRun(run, origin.epoch(), to);
        } else {
            copyModel(model(origin), to);
        }
    }

    private static UUID model(WarmStart origin) {
        return Objects.requireNonNull(origin.model(), "an origin names one");
    }

    private Run run(UUID id) {
        return runs.find(id).orElseThrow(() -> unknown("run", id));
    }

    private ModelCard model(UUID id) {
        return zoo.find(id).orElseThrow(() -> unknown("model", id));
    }

    private void copyRun(UUID from, int epoch, UUID to) throws IOException {
        Run other = run(from);
        ArtefactName file =
                epoch == WarmStart.LAST
                        ? RunFiles.of(from).checkpoint()
                        : RunFiles.of(from).kept(epoch);
        if (epoch == WarmStart.LAST ? !store.exists(file) : kept.find(from, epoch).isEmpty()) {
            throw notKept(other, epoch);
        }
        store.copy(file, RunFiles.of(to).origin());
    }

    private void copyModel(UUID from, UUID to) throws IOException {
        try (InputStream weights = zoo.weights(model(from).id())) {
            store.write(RunFiles.of(to).origin(), weights::transferTo);
        }
    }

    private RefusedException notKept(Run run, int epoch) {
        return new RefusedException(
                epoch == WarmStart.LAST
                        ? "the run \"" + run.name() + "\" has no checkpoint yet"
                        : "the run \"" + run.name() + "\" does not keep epoch " + epoch,
                "a run begins from a checkpoint that is kept; these are the epochs "
                        + kept.kept(run.id()).stream().map(KeptCheckpoint::epoch).toList(),
                "choose one of them, or wait for the first");
    }

    private static RefusedException unknown(String what, UUID id) {
        return new RefusedException(
                "there is no " + what + " " + id,
                "a run begins from a run or a model of this studio",
                "choose one of them");
    }
}
