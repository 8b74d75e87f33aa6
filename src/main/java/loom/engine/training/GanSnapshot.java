package loom.engine.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loom.engine.interchange.RecordNote;
import loom.engine.interchange.Safetensors;
import loom.engine.interchange.Tensor;
import loom.engine.interchange.TensorSource;
import loom.engine.network.GanArchitecture;
import loom.engine.sampling.CounterRandom;

/**
 * The whole state of a run between two steps, on the Java heap: what a checkpoint holds.
 *
 * @param step how many steps are done
 */
record GanSnapshot(long step, NetworkSnapshot generator, NetworkSnapshot discriminator) {
    private static final String STEP = "loom.step";
    private static final String IMAGES = "loom.images";
    private static final String SETTINGS = "loom.settings";

    private static final int GENERATOR_STREAM = 1;
    private static final int DISCRIMINATOR_STREAM = 2;

    /** A run before its first step. */
    static GanSnapshot initial(GanArchitecture architecture, long seed) {
        return new GanSnapshot(
                0,
                NetworkSnapshot.initial(
                        architecture.generator(), CounterRandom.stream(seed, GENERATOR_STREAM)),
                NetworkSnapshot.initial(
                        architecture.discriminator(),
                        CounterRandom.stream(seed, DISCRIMINATOR_STREAM)));
    }

    /** False once a value is infinite or not a number. */
    boolean isFinite() {
        return generator.isFinite() && discriminator.isFinite();
    }

    void write(OutputStream out, TrainingSettings settings, int images) throws IOException {
        List<TensorSource> sources = new ArrayList<>();
        sources.addAll(generator.sources(settings.architecture().generator()));
        sources.addAll(discriminator.sources(settings.architecture().discriminator()));
        Map<String, String> notes =
                Map.of(
                        STEP, Long.toString(step),
                        IMAGES, Integer.toString(images),
                        SETTINGS, RecordNote.write(settings));
        Safetensors.write(out, notes, sources);
    }

    /**
     * Reads a checkpoint for a run that goes on.
     *
     * @throws IOException if it is damaged, or belongs to a run with another architecture, seed,
     *     batch size or number of images, with which the rest could not be the same
     */
    static GanSnapshot read(InputStream in, TrainingSettings settings, int images)
            throws IOException {
        Safetensors file = Safetensors.read(in);
        TrainingSettings theirs = RecordNote.read(note(file, SETTINGS), TrainingSettings.class);
        try {
            requireSame("architecture", theirs.architecture(), settings.architecture());
            requireSame("seed", theirs.seed(), settings.seed());
            requireSame("batch size", theirs.batchSize(), settings.batchSize());
            requireSame("number of images", Integer.valueOf(note(file, IMAGES)), images);
            Map<String, Tensor> tensors = file.floats();
            return new GanSnapshot(
                    Long.parseLong(note(file, STEP)),
                    NetworkSnapshot.of(settings.architecture().generator(), tensors),
                    NetworkSnapshot.of(settings.architecture().discriminator(), tensors));
        } catch (IllegalArgumentException e) {
            throw new IOException("the checkpoint is not one of ours: " + e.getMessage(), e);
        }
    }

    private static String note(Safetensors file, String key) throws IOException {
        String note = file.metadata().get(key);
        if (note == null) {
            throw new IOException("the checkpoint has no note " + key);
        }
        return note;
    }

    private static void requireSame(String what, Object theirs, Object ours) throws IOException {
        if (!ours.equals(theirs)) {
            throw new IOException(
                    "the checkpoint's %s is %s, this run's is %s: start a new run"
                            .formatted(what, theirs, ours));
        }
    }
}
