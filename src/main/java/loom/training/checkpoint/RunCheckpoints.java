package loom.training.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import loom.engine.training.CheckpointStore;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;
import loom.training.run.Run;
import loom.training.run.RunFiles;
import loom.training.run.RunSettings;

/**
 * Keeps one run's checkpoints in the artefact store, which replaces a file whole or not at all: the
 * last one, and some of earlier epochs.
 *
 * @param run as its worker began it
 */
public record RunCheckpoints(Run run, ArtefactStore store, CheckpointRetention kept)
        implements CheckpointStore {
    /** True for an epoch whose checkpoint is kept however good it is. */
    static boolean isRegular(RunSettings settings, int epoch) {
        return settings.keepEvery() > 0 && epoch % settings.keepEvery() == 0;
    }

    @Override
    public void save(Writer writer) throws IOException {
        kept.save(run, writer);
    }

    @Override
    public Optional<InputStream> open() throws IOException {
        return open(files().checkpoint());
    }

    @Override
    public Optional<InputStream> origin() throws IOException {
        return open(files().origin());
    }

    @Override
    public boolean wants(int epoch, boolean best) {
        return best || isRegular(run.settings(), epoch);
    }

    @Override
    public void keep(int epoch, long step, boolean best) throws IOException {
        kept.keep(run, epoch, step, best);
    }

    /**
     * Keeps the checkpoint that a run goes on from, if it should have been kept: the process may
     * have been killed between {@link #save} and {@link #keep}.
     *
     * @param step the last step before the checkpoint
     */
    public void catchUp(long step) throws IOException {
        long stepsPerEpoch = run.progress().stepsPerEpoch();
        if (step == 0 || step % stepsPerEpoch != 0) {
            return;
        }
        int epoch = (int) (step / stepsPerEpoch);
        boolean best = kept.isBest(run.id(), epoch);
        if (wants(epoch, best) && kept.find(run.id(), epoch).isEmpty()) {
            keep(epoch, step, best);
        }
    }

    private Optional<InputStream> open(ArtefactName name) throws IOException {
        return store.exists(name) ? Optional.of(store.read(name)) : Optional.empty();
    }

    private RunFiles files() {
        return RunFiles.of(run.id());
    }
}
