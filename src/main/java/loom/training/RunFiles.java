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

    /** What a run without a checkpoint begins from. */
    ArtefactName origin() {
        return ArtefactName.of(all, "origin.safetensors");
    }

    /** All checkpoints that are kept beside the last one lie below this name. */
    ArtefactName kept() {
        return ArtefactName.of(all, "kept");
    }

    ArtefactName kept(int epoch) {
        return ArtefactName.of(kept(), epoch + ".safetensors");
    }

    ArtefactName samples() {
        return ArtefactName.of(all, "samples");
    }

    ArtefactName samples(int epoch) {
        return ArtefactName.of(samples(), epoch + ".png");
    }
}
