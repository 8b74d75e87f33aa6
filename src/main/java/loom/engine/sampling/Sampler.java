package loom.engine.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
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
     * One picture for each latent, in order.
     *
     * @throws IllegalArgumentException if a latent has not the generator's size
     */
    public synchronized List<Picture> sample(List<Latent> latents) {
        for (Latent latent : latents) {
            if (latent.size() != architecture.latentSize()) {
                throw new IllegalArgumentException(
                        "this generator takes latents of %d values, one has %d"
                                .formatted(architecture.latentSize(), latent.size()));
            }
        }
        List<Picture> pictures = new ArrayList<>(latents.size());
        for (int from = 0; from < latents.size(); from += BATCH) {
            paint(latents.subList(from, Math.min(latents.size(), from + BATCH)), pictures);
        }
        return List.copyOf(pictures);
    }

    @Override
    public synchronized void close() {
        try {
            program.close();
        } finally {
            manager.close();
        }
    }

    private void paint(List<Latent> latents, List<Picture> pictures) {
        float[] rows = new float[BATCH * architecture.latentSize()];
        for (int i = 0; i < latents.size(); i++) {
            float[] row = latents.get(i).values();
            System.arraycopy(row, 0, rows, i * row.length, row.length);
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray z = scope.create(rows, new Shape(BATCH, architecture.latentSize()));
            ByteBuffer bytes = program.paint(scope, weights, statistics, z).toByteBuffer();
            int side = architecture.imageSize();
            for (int i = 0; i < latents.size(); i++) {
                byte[] pixels = new byte[side * side * architecture.channels()];
                bytes.get(pixels);
                pictures.add(new Picture(side, architecture.channels(), pixels));
            }
        }
    }
}
