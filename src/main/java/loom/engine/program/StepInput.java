package loom.engine.program;

import ai.djl.ndarray.NDArray;

/**
 * What one training step takes besides the state of the networks; all on the program's device
 * unless said otherwise. B is the batch, Z the latent size, S the side, C the channels.
 *
 * @param images (B, S, S, C), unsigned bytes
 * @param latents (B, Z), float32
 * @param noise (P, B, N), unsigned bytes for dropout in each {@link DiscriminatorPass}; N is {@link
 *     GanProgram#noiseBytes}
 * @param synthesisNoise (B, M), unsigned bytes for noise inside the generator; M is {@link
 *     GanProgram#synthesisNoiseBytes}
 * @param draws (P, B, D), float32, uniform in [0, 1): the {@link StepDraw}s of each pass
 * @param numbers float64 on the processor: the {@link StepScalar}s
 */
public record StepInput(
        NDArray images,
        NDArray latents,
        NDArray noise,
        NDArray synthesisNoise,
        NDArray draws,
        NDArray numbers) {}
