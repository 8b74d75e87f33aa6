package loom.explore;

import loom.engine.sampling.Latent;

/**
 * Latents near another one: {@code (z + s n) / sqrt(1 + s^2)} with standard normal n. The divisor
 * keeps them as normal as z was, where the model has learned to draw.
 */
final class Neighbourhood {
    /** s: near enough to be like it, far enough to be seen to differ. */
    private static final double STRAY = 0.4;

    private Neighbourhood() {}

    /**
     * @param classes how many of the last values are weights of classes, which stay as they are
     */
    static Latent latent(Latent centre, long seed, int index, int classes) {
        float[] values = centre.values();
        float[] noise = Latent.ofSeed(seed, index, values.length).values();
        double norm = Math.sqrt(1 + STRAY * STRAY);
        for (int i = 0; i < values.length - classes; i++) {
            values[i] = (float) ((values[i] + STRAY * noise[i]) / norm);
        }
        return new Latent(values);
    }
}
