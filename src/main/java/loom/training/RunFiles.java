package loom.training;

import java.util.UUID;
import loom.storage.ArtefactName;

/** Names what a run keeps in the artefact store. */
record RunFiles(ArtefactName all) {
    static RunFiles of(UUID run) {
        return new RunFiles(ArtefactName.of("runs", run));
    }

    ArtefactName checkpoint() {
        return ArtefactName.of(all, "checkpoint.safetensors");
    }

    ArtefactName samples(int epoch) {
        return ArtefactName.of(all, "samples", epoch + ".png");
    }
}
