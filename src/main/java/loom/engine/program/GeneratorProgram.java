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

    /** Styles (B, W, L, 1) of latents, of a generator that has them. */
    public NDArray styles(NDManager scope, NDArray weights, NDArray statistics, NDArray latents) {
        return program.infer(scope, "styles", weights, statistics, latents);
    }

    /**
     * Styles that are one image's in the coarse layers, another's in the middle and another's in
     * the fine ones; all (B, W, L, 1).
     */
    public NDArray mix(NDManager scope, NDArray coarse, NDArray middle, NDArray fine) {
        return program.infer(scope, "mix", coarse, middle, fine);
    }

    /** Pictures (B, S, S, C) as unsigned bytes, from styles. */
    public NDArray paintStyles(
            NDManager scope, NDArray weights, NDArray statistics, NDArray styles) {
        return program.infer(scope, "paint_styles", weights, statistics, styles);
    }

    /** Images (B, C, S, S), white at 1 and black at -1, with the running statistics. */
    public NDArray images(NDManager scope, NDArray weights, NDArray statistics, NDArray latents) {
        return program.infer(scope, "images", weights, statistics, latents);
    }

    /**
     * Images (B, C, S, S) with the statistics of the batch; the running ones move toward them. Not
     * for a generator with noise inside.
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
