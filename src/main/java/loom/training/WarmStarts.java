package loom.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
     * Copies it into the files of a new run.
     *
     * @return the name of the run or model
     * @throws RefusedException if it is not there, or that epoch is not kept
     */
    String copy(WarmStart origin, UUID to) {
        try {
            UUID run = origin.run();
            if (run != null) {
                return copyRun(run, origin.epoch(), to);
            }
            return copyModel(Objects.requireNonNull(origin.model(), "an origin names one"), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String copyRun(UUID from, int epoch, UUID to) throws IOException {
        Run other = runs.find(from).orElseThrow(() -> unknown("run", from));
        ArtefactName file =
                epoch == WarmStart.LAST
                        ? RunFiles.of(from).checkpoint()
                        : RunFiles.of(from).kept(epoch);
        if (epoch == WarmStart.LAST ? !store.exists(file) : kept.find(from, epoch).isEmpty()) {
            throw notKept(other, epoch);
        }
        store.copy(file, RunFiles.of(to).origin());
        return other.name();
    }

    private String copyModel(UUID from, UUID to) throws IOException {
        ModelCard card = zoo.find(from).orElseThrow(() -> unknown("model", from));
        try (InputStream weights = zoo.weights(from)) {
            store.write(RunFiles.of(to).origin(), weights::transferTo);
        }
        return card.name();
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
