package loom.training.run;

import java.util.UUID;
import loom.storage.ArtefactName;

/** Names what a run keeps in the artefact store. */
public record RunFiles(ArtefactName all) {
    public static RunFiles of(UUID run) {
        return new RunFiles(ArtefactName.of("runs", run));
    }

    public ArtefactName checkpoint() {
        return ArtefactName.of(all, "checkpoint.safetensors");
    }

    /** What a run without a checkpoint begins from. */
    public ArtefactName origin() {
        return ArtefactName.of(all, "origin.safetensors");
    }

    /** All checkpoints that are kept beside the last one lie below this name. */
    public ArtefactName kept() {
        return ArtefactName.of(all, "kept");
    }

    public ArtefactName kept(int epoch) {
        return ArtefactName.of(kept(), epoch + ".safetensors");
    }

    public ArtefactName samples() {
        return ArtefactName.of(all, "samples");
    }

    public ArtefactName samples(int epoch) {
        return ArtefactName.of(samples(), epoch + ".png");
    }
}
