package loom.engine.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import loom.engine.network.GanArchitecture;

/**
 * The compiled program that paints with one generator on one device, in float32. Arrays are on that
 * device and belong to the caller; latents are (B, Z), float32.
 */
public final class GeneratorProgram implements AutoCloseable {
    private final TorchProgram program;

    /**
     * @param device {@code cpu} or {@code cuda:N}
     */
    public GeneratorProgram(GanArchitecture architecture, String device) {
        this(architecture, device, Lowering.on(device, false));
    }

    GeneratorProgram(GanArchitecture architecture, String device, Lowering lowering) {
        program = new TorchProgram(GanProgramText.painting(architecture, lowering), device);
    }

    /** Pictures (B, S, S, C) as unsigned bytes, with the running statistics. */
    public NDArray paint(NDManager scope, NDArray weights, NDArray statistics, NDArray latents) {
        return program.infer(scope, "paint", weights, statistics, latents);
    }

    /** Images (B, C, S, S) in [-1, 1], with the running statistics. */
    public NDArray images(NDManager scope, NDArray weights, NDArray statistics, NDArray latents) {
        return program.infer(scope, "images", weights, statistics, latents);
    }

    /**
     * Images (B, C, S, S) with the statistics of the batch; the running ones move toward them.
     *
     * @param momentum (1), float64 on the processor: the share of the batch
     */
    public NDArray batchImages(
            NDManager scope,
            NDArray weights,
            NDArray statistics,
            NDArray latents,
            NDArray momentum) {
        return program.infer(scope, "batch_images", weights, statistics, latents, momentum);
    }

    @Override
    public void close() {
        program.close();
    }
}
