package loom.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import loom.engine.training.CheckpointStore;
import loom.storage.ArtefactName;
import loom.storage.ArtefactStore;

/** Keeps one run's last checkpoint in the artefact store, which replaces it whole or not at all. */
record RunCheckpoints(ArtefactStore store, ArtefactName name) implements CheckpointStore {
    @Override
    public void save(Writer writer) throws IOException {
        store.write(name, writer::writeTo);
    }

    @Override
    public Optional<InputStream> open() throws IOException {
        return store.exists(name) ? Optional.of(store.read(name)) : Optional.empty();
    }
}
