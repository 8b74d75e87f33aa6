package loom.engine.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.Recipe;

/**
 * The compiled program that trains one GAN on one device. Arrays are on that device and belong to
 * the caller; B is the batch, S the side, C the channels.
 */
public final class GanProgram implements AutoCloseable {
    private final TorchProgram program;
    private final boolean hasSynthesisNoise;

    /**
     * @param device {@code cpu} or {@code cuda:N}
     * @param half true to compute convolutions in bfloat16
     */
    public GanProgram(GanArchitecture architecture, Recipe recipe, String device, boolean half) {
        this(architecture, recipe, device, Lowering.on(device, half));
    }

    GanProgram(GanArchitecture architecture, Recipe recipe, String device, Lowering lowering) {
        hasSynthesisNoise = architecture.generator().noiseBytes() > 0;
        program = new TorchProgram(GanProgramText.training(architecture, recipe, lowering), device);
    }

    /** What is compiled for these: TorchScript, as libtorch reads it. */
    public static String text(
            GanArchitecture architecture, Recipe recipe, String device, boolean half) {
        return GanProgramText.training(architecture, recipe, Lowering.on(device, half));
    }

    /**
     * Random bytes that dropout takes for each image and pass of the discriminator; 1 where there
     * is none, since an array is never empty.
     */
    public static int noiseBytes(GanArchitecture architecture, Recipe recipe) {
        return Math.max(1, architecture.discriminator(recipe.discriminator()).noiseBytes());
    }

    /** Random bytes that the generator takes for each image; 1 where it takes none. */
    public static int synthesisNoiseBytes(GanArchitecture architecture) {
        return Math.max(1, architecture.generator().noiseBytes());
    }

    /**
     * One training step: the discriminator's on real images and on fakes, then the generator's. The
     * buffers of both networks, and the moving average, change in place.
     *
     * @param average the moving average of the generator's weights, as long as these; not touched
     *     by a recipe without one
     * @return (4), float32: loss of D without penalties, loss of G, mean D(x), mean D(G(z)), the
     *     latter two before the update; for a recipe that adapts its augmentation (5), the last one
     *     the mean sign of D's output for real images
     */
    public NDArray step(
            NDManager scope,
            NetworkArrays generator,
            NDArray average,
            NetworkArrays discriminator,
            StepInput input) {
        List<NDArray> arguments =
                new ArrayList<>(
                        List.of(
                                generator.weights(),
                                generator.statistics(),
                                generator.moment1(),
                                generator.moment2(),
                                average,
                                discriminator.weights(),
                                discriminator.statistics(),
                                discriminator.moment1(),
                                discriminator.moment2(),
                                input.images(),
                                input.latents(),
                                input.noise()));
        if (hasSynthesisNoise) {
            arguments.add(input.synthesisNoise());
        }
        arguments.add(input.draws());
        arguments.add(input.numbers());
        return program.train(scope, "step", arguments.toArray(NDArray[]::new));
    }

    /** Logits (B, 1, 1, 1) of images (B, S, S, C), with the running statistics. */
    public NDArray logits(NDManager scope, NDArray weights, NDArray statistics, NDArray images) {
        return program.infer(scope, "logits", weights, statistics, images);
    }

    /**
     * Logits with the statistics of the batch; the running ones move toward them.
     *
     * @param noise (B, {@link #noiseBytes}), unsigned bytes
     */
    public NDArray batchLogits(
            NDManager scope, NDArray weights, NDArray statistics, NDArray images, NDArray noise) {
        return program.infer(scope, "batch_logits", weights, statistics, images, noise);
    }

    @Override
    public void close() {
        program.close();
    }
}
