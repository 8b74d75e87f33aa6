package loom.engine.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import loom.engine.network.GanArchitecture;

/**
 * The compiled program of one GAN on one device. Arrays are on that device and belong to the
 * caller; B is the batch, Z the latent size, S the side, C the channels.
 */
public final class GanProgram implements AutoCloseable {
    private final TorchProgram program;

    /**
     * @param device {@code cpu} or {@code cuda:N}
     * @param half true to compute convolutions in bfloat16
     */
    public GanProgram(GanArchitecture architecture, String device, boolean half) {
        this(architecture, device, Lowering.on(device, half));
    }

    GanProgram(GanArchitecture architecture, String device, Lowering lowering) {
        program = new TorchProgram(GanProgramText.write(architecture, lowering), device);
    }

    /**
     * One training step: the discriminator's on real images and on fakes, then the generator's.
     * Both networks' buffers change in place.
     *
     * @param images (B, S, S, C), unsigned bytes
     * @param latents (B, Z), float32
     * @param adam (12), float64 on the processor: for the discriminator, then for the generator, 1
     *     - beta1, beta2, 1 - beta2, sqrt(1 - beta2^t), epsilon and -rate / (1 - beta1^t)
     * @return (4), float32: loss of D, loss of G, mean D(x), mean D(G(z)), the latter two before
     *     the update
     */
    public NDArray step(
            NDManager scope,
            NetworkArrays generator,
            NetworkArrays discriminator,
            NDArray images,
            NDArray latents,
            NDArray adam) {
        return program.train(
                scope,
                "step",
                generator.weights(),
                generator.statistics(),
                generator.moment1(),
                generator.moment2(),
                discriminator.weights(),
                discriminator.statistics(),
                discriminator.moment1(),
                discriminator.moment2(),
                images,
                latents,
                adam);
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

    /** Logits (B, 1, 1, 1) of images (B, S, S, C), with the running statistics. */
    public NDArray logits(NDManager scope, NDArray weights, NDArray statistics, NDArray images) {
        return program.infer(scope, "logits", weights, statistics, images);
    }

    /** Logits with the statistics of the batch; the running ones move toward them. */
    public NDArray batchLogits(
            NDManager scope, NDArray weights, NDArray statistics, NDArray images) {
        return program.infer(scope, "batch_logits", weights, statistics, images);
    }

    @Override
    public void close() {
        program.close();
    }
}
