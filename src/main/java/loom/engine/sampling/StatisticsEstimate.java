package loom.engine.sampling;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import loom.engine.TorchEngine;
import loom.engine.network.GanArchitecture;
import loom.engine.program.FlatArrays;
import loom.engine.program.FlatLayout;
import loom.engine.program.GeneratorProgram;

/**
 * Measures a generator's batch statistics anew.
 *
 * <p>The running statistics that training leaves lag behind the weights, which shows as grey
 * backgrounds where the data is white. These are plain means over {@value #BATCHES} batches of
 * {@value #BATCH} fixed latents instead. A generator without batch normalisation has nothing to
 * measure: what it keeps, such as the noise of its layers, stays.
 */
public final class StatisticsEstimate {
    private static final int BATCH = 64;
    private static final int BATCHES = 4;
    private static final long SEED = 0x10075EED;

    private StatisticsEstimate() {}

    /** The same generator with measured statistics; the given one stays as it is. */
    public static GeneratorModel renew(GeneratorModel model, String device) {
        GanArchitecture architecture = model.architecture();
        if (!architecture.generator().hasBatchNormalisation()) {
            return model;
        }
        FlatLayout layout = new FlatLayout(architecture.generator());
        float[] heapWeights = layout.packWeights(model.weights());
        try (GeneratorProgram program = new GeneratorProgram(architecture, device);
                NDManager manager = TorchEngine.newManager(device)) {
            NDArray weights = FlatArrays.upload(manager, heapWeights);
            NDArray statistics = FlatArrays.upload(manager, layout.packStatistics(model.weights()));
            for (int i = 0; i < BATCHES; i++) {
                try (NDManager scope = manager.newSubManager();
                        NDManager processor = scope.newSubManager(Device.cpu())) {
                    NDArray latents =
                            scope.create(
                                    latents(i, architecture),
                                    new Shape(BATCH, architecture.latentSize()));
                    // 1, 1/2, 1/3, …: the running mean is then the plain mean of all batches.
                    NDArray share = processor.create(new double[] {1.0 / (i + 1)});
                    program.batchImages(scope, weights, statistics, latents, share);
                }
            }
            return new GeneratorModel(
                    architecture,
                    layout.unpack(heapWeights, FlatArrays.download(statistics)),
                    model.metadata());
        }
    }

    /** Of every class in turn, where there are some. */
    private static float[] latents(int batch, GanArchitecture architecture) {
        int size = architecture.latentSize();
        int classes = architecture.classes().size();
        float[] values = new float[BATCH * size];
        for (int row = 0; row < BATCH; row++) {
            float[] z = new float[size];
            for (int i = 0; i < size; i++) {
                z[i] = (float) CounterRandom.normal(SEED, batch, row * size + i, 0);
            }
            Latent latent = new Latent(z).ofClassInTurn(classes, batch * BATCH + row);
            System.arraycopy(latent.values(), 0, values, row * size, size);
        }
        return values;
    }
}
