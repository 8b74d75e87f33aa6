package loom.engine.program;

import ai.djl.ndarray.NDArray;

/**
 * What one training step takes besides the state of the networks; all on the program's device
 * unless said otherwise. B is the batch, Z the latent size, S the side, C the channels.
 *
 * @param images (B, S, S, C), unsigned bytes
 * @param latents (B, Z), float32
 * @param noise (3, B, N), unsigned bytes for dropout in the discriminator's passes on real images,
 *     on fakes and for the generator; N is {@link GanProgram#noiseBytes}
 * @param draws (3, B, {@value #DRAWS}), float32, uniform in [0, 1), for augmentation in the same
 *     passes and for points between real images and fakes
 * @param numbers ({@value #NUMBERS}), float64 on the processor: for Adam of the discriminator, then
 *     of the generator, 1 - beta1, beta2, 1 - beta2, sqrt(1 - beta2^t), epsilon and -rate / (1 -
 *     beta1^t); then the new weights' share in the moving average; then 1 where it is the
 *     generator's turn, else 0
 */
public record StepInput(
        NDArray images, NDArray latents, NDArray noise, NDArray draws, NDArray numbers) {
    /** Uniform draws for each image and pass. */
    public static final int DRAWS = 8;

    /** Passes of the discriminator that have noise and draws of their own. */
    public static final int PASSES = 3;

    /** Length of {@code numbers}. */
    public static final int NUMBERS = 14;
}
