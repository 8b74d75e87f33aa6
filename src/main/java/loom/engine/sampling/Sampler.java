package loom.engine.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.network.GanFamily;
import loom.engine.program.FlatArrays;
import loom.engine.program.FlatLayout;
import loom.engine.program.GeneratorProgram;

/**
 * Turns latents into pictures, in float32 and with the running statistics.
 *
 * <p>A latent gives the same pixels whatever is sampled with it: batches always have {@value
 * #BATCH} rows, the last one filled up. Any threads may call it at once; they take turns.
 */
public final class Sampler implements AutoCloseable {
    private static final int BATCH = 16;

    private final GanArchitecture architecture;
    private final GeneratorProgram program;
    private final NDManager manager;
    private final NDArray weights;
    private final NDArray statistics;

    /**
     * @param manager of the device; closed with the sampler, or if it cannot be made
     */
    Sampler(GeneratorModel model, String device, NDManager manager) {
        this.manager = manager;
        architecture = model.architecture();
        try {
            FlatLayout layout = new FlatLayout(architecture.generator());
            weights = FlatArrays.upload(manager, layout.packWeights(model.weights()));
            statistics = FlatArrays.upload(manager, layout.packStatistics(model.weights()));
            program = new GeneratorProgram(architecture, device); // last: nothing to close after it
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Puts a generator on a device.
     *
     * @param device {@code cpu} or {@code cuda:N}
     * @throws IllegalArgumentException if the device is not there
     */
    public static Sampler open(GeneratorModel model, String device) {
        return new Sampler(model, device, TorchEngine.newManager(device));
    }

    /**
     * One picture for each latent, in order; for a generator with styles some may stand for a
     * {@link StyleMix}.
     *
     * @throws IllegalArgumentException if a latent has not the generator's size
     */
    public synchronized List<Picture> sample(List<Latent> latents) {
        int size = architecture.latentSize();
        boolean isMixed = latents.stream().anyMatch(it -> it.size() != size);
        if (!isMixed || !architecture.hasStyles()) {
            return paint(
                    latents,
                    (scope, batch) ->
                            program.paint(scope, weights, statistics, rows(scope, batch)));
        }
        return sampleMixed(latents.stream().map(it -> StyleMix.read(it, size)).toList());
    }

    /**
     * One picture for each mix, in order. A mix of three times the same latent gives the pixels
     * that {@link #sample} gives.
     *
     * @throws IllegalArgumentException if a latent has not the generator's size, or it has no
     *     styles
     */
    public synchronized List<Picture> sampleMixed(List<StyleMix> mixes) {
        if (!architecture.hasStyles()) {
            throw new IllegalArgumentException(
                    "a generator of the family %s has no styles to mix: choose a model of the family %s"
                            .formatted(architecture.family(), GanFamily.STYLE.id()));
        }
        return paint(
                mixes,
                (scope, batch) -> {
                    NDArray mixed =
                            program.mix(
                                    scope,
                                    styles(scope, batch, StyleMix::coarse),
                                    styles(scope, batch, StyleMix::middle),
                                    styles(scope, batch, StyleMix::fine));
                    return program.paintStyles(scope, weights, statistics, mixed);
                });
    }

    @Override
    public synchronized void close() {
        try {
            program.close();
        } finally {
            manager.close();
        }
    }

    private NDArray styles(
            NDManager scope, List<StyleMix> mixes, Function<StyleMix, Latent> level) {
        NDArray z = rows(scope, mixes.stream().map(level).toList());
        return program.styles(scope, weights, statistics, z);
    }

    /** Latents as rows of a whole batch, (B, Z); the last rows may be zeros. */
    private NDArray rows(NDManager scope, List<Latent> latents) {
        float[] rows = new float[BATCH * architecture.latentSize()];
        for (int i = 0; i < latents.size(); i++) {
            float[] row = latents.get(i).values();
            if (row.length != architecture.latentSize()) {
                throw new IllegalArgumentException(
                        "this generator takes latents of %d values, one has %d"
                                .formatted(architecture.latentSize(), row.length));
            }
            System.arraycopy(row, 0, rows, i * row.length, row.length);
        }
        return scope.create(rows, new Shape(BATCH, architecture.latentSize()));
    }

    private <T> List<Picture> paint(List<T> all, BiFunction<NDManager, List<T>, NDArray> painting) {
        List<Picture> pictures = new ArrayList<>(all.size());
        int side = architecture.imageSize();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<T> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            try (NDManager scope = manager.newSubManager()) {
                ByteBuffer bytes = painting.apply(scope, batch).toByteBuffer();
                for (int i = 0; i < batch.size(); i++) {
                    byte[] pixels = new byte[side * side * architecture.channels()];
                    bytes.get(pixels);
                    pictures.add(new Picture(side, architecture.channels(), pixels));
                }
            }
        }
        return List.copyOf(pictures);
    }
}
