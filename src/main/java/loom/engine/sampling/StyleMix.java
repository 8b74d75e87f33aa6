package loom.engine.sampling;

import java.util.Set;

/**
 * A picture with styles of up to three latents, for a generator that has styles (Karras et al.
 * 2019, arXiv:1812.04948, section 3.1).
 *
 * @param coarse decides about feature maps up to 8 pixels: pose and outline
 * @param middle decides about those up to 32 pixels: shapes
 * @param fine decides about larger ones: colours and grain
 */
public record StyleMix(Latent coarse, Latent middle, Latent fine) {
    /** The layers that a latent may decide about. */
    public enum Level {
        COARSE,
        MIDDLE,
        FINE
    }

    /** The picture of one latent, with some levels of another. */
    public static StyleMix of(Latent one, Latent other, Set<Level> ofOther) {
        return new StyleMix(
                ofOther.contains(Level.COARSE) ? other : one,
                ofOther.contains(Level.MIDDLE) ? other : one,
                ofOther.contains(Level.FINE) ? other : one);
    }
}
