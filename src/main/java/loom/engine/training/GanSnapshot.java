package loom.engine.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loom.engine.interchange.FormatNote;
import loom.engine.interchange.RecordNote;
import loom.engine.interchange.Safetensors;
import loom.engine.interchange.Tensor;
import loom.engine.interchange.TensorSource;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Network;
import loom.engine.program.FlatLayout;
import loom.engine.recipe.AdaptiveAugmentation;
import loom.engine.sampling.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a run between two steps, on the Java heap: what a checkpoint holds.
 *
 * @param average the moving average of the generator's weights; the very array of these where there
 *     is none
 */
record GanSnapshot(
        Progress progress,
        NetworkSnapshot generator,
        float[] average,
        NetworkSnapshot discriminator) {
    private static final String STEP = "loom.step";
    private static final String STEPS_BEFORE = "loom.steps_before";
    private static final String DISCRIMINATOR_STEPS_BEFORE = "loom.discriminator_steps_before";
    private static final String BEST = "loom.best";
    private static final String AUGMENTATION = "loom.augmentation";
    private static final String IMAGES = "loom.images";
    private static final String SETTINGS = "loom.settings";
    private static final String AVERAGE = "generator.average";

    /** A run before its first step. */
    static GanSnapshot initial(TrainingSettings settings) {
        long seed = settings.seed();
        NetworkSnapshot generator =
                NetworkSnapshot.initial(
                        generator(settings), RandomStream.GENERATOR_WEIGHTS.of(seed));
        NetworkSnapshot discriminator =
                NetworkSnapshot.initial(
                        discriminator(settings), RandomStream.DISCRIMINATOR_WEIGHTS.of(seed));
        return new GanSnapshot(
                Progress.start(), generator, average(settings, generator), discriminator);
    }

    /** The same state of the networks with another note of how far the run is. */
    GanSnapshot at(Progress it) {
        return new GanSnapshot(it, generator, average, discriminator);
    }

    boolean isAveraging() {
        return average != generator.weights();
    }

    /** False once a value is infinite or not a number. */
    boolean isFinite() {
        return generator.isFinite() && discriminator.isFinite();
    }

    void write(OutputStream out, TrainingSettings settings, int images) throws IOException {
        Progress.Before before = progress.before();
        Map<String, String> notes =
                Map.of(
                        STEP,
                        Long.toString(progress.step()),
                        STEPS_BEFORE,
                        Long.toString(before.generator()),
                        DISCRIMINATOR_STEPS_BEFORE,
                        Long.toString(before.discriminator()),
                        BEST,
                        RecordNote.write(progress.best()),
                        AUGMENTATION,
                        RecordNote.write(progress.augmentation()),
                        IMAGES,
                        Integer.toString(images),
                        SETTINGS,
                        RecordNote.write(settings),
                        FormatNote.NAME,
                        FormatNote.VERSION);
        Safetensors.write(out, notes, all(settings));
    }

    /**
     * Reads a checkpoint for a run that goes on.
     *
     * @throws IOException if it is damaged, or belongs to a run with another architecture, seed,
     *     batch size or number of images, with which the rest could not be the same
     */
    static GanSnapshot read(InputStream in, TrainingSettings settings, int images)
            throws IOException {
        return read(Safetensors.read(in), settings, images);
    }

    /** How many images the data set of a checkpoint's run has. */
    static int images(Safetensors file) throws IOException {
        return Integer.parseInt(note(file, IMAGES));
    }

    /** The same of a file that is read already. */
    static GanSnapshot read(Safetensors file, TrainingSettings settings, int images)
            throws IOException {
        FormatNote.require(file.metadata());
        Essentials theirs = RecordNote.read(note(file, SETTINGS), Essentials.class);
        try {
            requireSame("architecture", theirs.architecture(), settings.architecture());
            requireSame("seed", theirs.seed(), settings.seed());
            requireSame("batch size", theirs.batchSize(), settings.batchSize());
            requireSame("number of images", images(file), images);
            return of(progress(file), file.floats(), settings);
        } catch (IllegalArgumentException e) {
            throw new IOException("the checkpoint is not one of ours: " + e.getMessage(), e);
        }
    }

    /**
     * Begins a run from another run's checkpoint, or from a model: what has the same name and shape
     * is taken over, the rest starts as in a run from nothing. Adam's moments are taken over for a
     * network that they fit as a whole, else it starts anew: its correction of them counts steps,
     * and steps that only some tensors have seen would make the others' first ones many times too
     * large.
     *
     * @throws IOException if it is damaged, or nothing of it fits
     */
    static GanSnapshot from(InputStream in, TrainingSettings settings) throws IOException {
        Safetensors file = Safetensors.read(in);
        FormatNote.require(file.metadata());
        Map<String, Tensor> fresh = new HashMap<>();
        initial(settings)
                .all(settings)
                .forEach(it -> fresh.put(it.name(), new Tensor(it.shape(), it.values().get())));
        Map<String, Tensor> tensors = new HashMap<>(fresh);
        Map<String, Tensor> given = file.floats();
        Set<String> taken = new HashSet<>();
        for (Map.Entry<String, Tensor> theirs : given.entrySet()) {
            String name =
                    theirs.getKey().startsWith("network.") // a model is a generator alone
                            ? "generator." + theirs.getKey()
                            : theirs.getKey();
            Tensor ours = tensors.get(name);
            if (ours != null && ours.shape().equals(theirs.getValue().shape())) {
                tensors.put(name, theirs.getValue());
                taken.add(name);
            }
        }
        if (taken.isEmpty()) {
            throw new IOException(
                    "nothing of the file fits the networks of this run: choose the same kind and"
                            + " widths, or start from nothing");
        }
        if (NetworkSnapshot.below(AVERAGE, given).isEmpty()) {
            // Without one of its own, an average begins with the weights that were taken over.
            tensors.keySet().removeIf(name -> name.startsWith(AVERAGE + "."));
        }
        Progress theirs = file.metadata().containsKey(STEP) ? progress(file) : Progress.start();
        Progress.Before done = theirs.before();
        Progress.Before before =
                new Progress.Before(
                        keepsMoments(generator(settings), taken, tensors, fresh)
                                ? theirs.step() + done.generator()
                                : 0,
                        keepsMoments(discriminator(settings), taken, tensors, fresh)
                                ? theirs.step() + done.discriminator()
                                : 0);
        return of(Progress.startAfter(before), tensors, settings);
    }

    /** True if a network's moments were all taken over; otherwise all become fresh ones. */
    private static boolean keepsMoments(
            Network network,
            Set<String> taken,
            Map<String, Tensor> tensors,
            Map<String, Tensor> fresh) {
        Map<String, Tensor> moments = new HashMap<>(fresh);
        moments.keySet().removeIf(name -> !NetworkSnapshot.isMoment(network, name));
        if (taken.containsAll(moments.keySet())) {
            return true;
        }
        tensors.putAll(moments);
        return false;
    }

    private static GanSnapshot of(
            Progress progress, Map<String, Tensor> tensors, TrainingSettings settings) {
        NetworkSnapshot generator = NetworkSnapshot.of(generator(settings), tensors);
        Map<String, Tensor> averaged = NetworkSnapshot.below(AVERAGE, tensors);
        float[] average = average(settings, generator);
        if (settings.recipe().isAveraging() && !averaged.isEmpty()) {
            average = new FlatLayout(generator(settings)).packWeights(averaged);
        }
        return new GanSnapshot(
                progress, generator, average, NetworkSnapshot.of(discriminator(settings), tensors));
    }

    private List<TensorSource> all(TrainingSettings settings) {
        List<TensorSource> sources = new ArrayList<>();
        sources.addAll(generator.sources(generator(settings)));
        if (isAveraging()) {
            FlatLayout layout = new FlatLayout(generator(settings));
            sources.addAll(layout.weightSources(AVERAGE, average));
        }
        sources.addAll(discriminator.sources(discriminator(settings)));
        return sources;
    }

    private static float[] average(TrainingSettings settings, NetworkSnapshot generator) {
        return settings.recipe().isAveraging() ? generator.weights().clone() : generator.weights();
    }

    private static Network generator(TrainingSettings settings) {
        return settings.architecture().generator();
    }

    private static Network discriminator(TrainingSettings settings) {
        return settings.architecture().discriminator(settings.recipe().discriminator());
    }

    private static Progress progress(Safetensors file) throws IOException {
        Optional<String> best = Optional.ofNullable(file.metadata().get(BEST));
        String augmentation = file.metadata().get(AUGMENTATION);
        String before = file.metadata().getOrDefault(STEPS_BEFORE, "0");
        String discriminatorBefore =
                file.metadata().getOrDefault(DISCRIMINATOR_STEPS_BEFORE, before);
        return new Progress(
                Long.parseLong(note(file, STEP)),
                new Progress.Before(Long.parseLong(before), Long.parseLong(discriminatorBefore)),
                best.isEmpty() ? BestEpoch.NONE : RecordNote.read(best.get(), BestEpoch.class),
                augmentation == null
                        ? AdaptiveAugmentation.START
                        : RecordNote.read(augmentation, AdaptiveAugmentation.class));
    }

    private static String note(Safetensors file, String key) throws IOException {
        String note = file.metadata().get(key);
        if (note == null) {
            throw new IOException("the checkpoint has no note " + key);
        }
        return note;
    }

    private static void requireSame(String what, @Nullable Object theirs, Object ours)
            throws IOException {
        if (!ours.equals(theirs)) {
            throw new IOException(
                    "the checkpoint's %s is %s, this run's is %s: start a new run"
                            .formatted(what, theirs, ours));
        }
    }

    /** Of the settings, what has to be the same for a run to go on. */
    private record Essentials(GanArchitecture architecture, long seed, int batchSize) {}
}
