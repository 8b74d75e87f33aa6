package loom.engine.training;

import java.nio.ByteBuffer;

/**
 * What one step sees, B images of side S with C channels.
 *
 * @param images (B, S, S, C), unsigned bytes, direct
 * @param latents (B, Z), standard normal
 * @param noise (3, B, N), random bytes, direct
 * @param synthesisNoise (B, M), random bytes, direct
 * @param draws (3, B, D), uniform in [0, 1)
 */
record Batch(
        int size,
        ByteBuffer images,
        float[] latents,
        ByteBuffer noise,
        ByteBuffer synthesisNoise,
        float[] draws) {}
