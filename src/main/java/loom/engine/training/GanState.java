package loom.engine.training;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import loom.engine.TorchEngine;
import loom.engine.interchange.Tensor;
import loom.engine.network.GanArchitecture;
import loom.engine.program.FlatArrays;
import loom.engine.program.FlatLayout;
import loom.engine.program.NetworkArrays;

/** Both networks of a run on its device, with Adam's moments. One thread at a time. */
final class GanState implements AutoCloseable {
    private final NDManager manager;
    private final NetworkArrays generator;
    private final NDArray average;
    private final NetworkArrays discriminator;

    private GanState(
            NDManager manager,
            NetworkArrays generator,
            NDArray average,
            NetworkArrays discriminator) {
        this.manager = manager;
        this.generator = generator;
        this.average = average;
        this.discriminator = discriminator;
    }

    /** Puts a snapshot on a device. */
    static GanState on(String device, GanSnapshot snapshot) {
        NDManager manager = TorchEngine.newManager(device);
        try {
            NetworkArrays generator = upload(manager, snapshot.generator());
            return new GanState(
                    manager,
                    generator,
                    snapshot.isAveraging()
                            ? FlatArrays.upload(manager, snapshot.average())
                            : generator.weights(),
                    upload(manager, snapshot.discriminator()));
        } catch (RuntimeException | Error e) {
            manager.close(); // where memory ran out, what was uploaded must not stay
            throw e;
        }
    }

    /** A scope for the arrays of one step, below this state's own. */
    NDManager newScope() {
        return manager.newSubManager();
    }

    /** How many native arrays live in this state's scopes. */
    int liveArrays() {
        return ((BaseNDManager) manager).getManagedArrays().size();
    }

    NetworkArrays generator() {
        return generator;
    }

    /** The moving average of the generator's weights; these themselves without one. */
    NDArray average() {
        return average;
    }

    NetworkArrays discriminator() {
        return discriminator;
    }

    /**
     * Everything, on the Java heap.
     *
     * @param progress how far the run is
     */
    GanSnapshot snapshot(Progress progress) {
        NetworkSnapshot ours = download(generator);
        float[] averaged =
                average == generator.weights() ? ours.weights() : FlatArrays.download(average);
        return new GanSnapshot(progress, ours, averaged, download(discriminator));
    }

    /** The tensors, by name, of the generator that pictures come from. */
    Map<String, Tensor> generatorTensors(GanArchitecture architecture) {
        return new FlatLayout(architecture.generator())
                .unpack(FlatArrays.download(average), FlatArrays.download(generator.statistics()));
    }

    @Override
    public void close() {
        manager.close();
    }

    private static NetworkArrays upload(NDManager manager, NetworkSnapshot from) {
        return new NetworkArrays(
                FlatArrays.upload(manager, from.weights()),
                FlatArrays.upload(manager, from.statistics()),
                FlatArrays.upload(manager, from.moment1()),
                FlatArrays.upload(manager, from.moment2()));
    }

    private static NetworkSnapshot download(NetworkArrays from) {
        return new NetworkSnapshot(
                FlatArrays.download(from.weights()),
                FlatArrays.download(from.statistics()),
                FlatArrays.download(from.moment1()),
                FlatArrays.download(from.moment2()));
    }
}
