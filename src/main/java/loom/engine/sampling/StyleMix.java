package loom.engine.sampling;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import loom.engine.network.GanArchitecture;

/**
 * A picture with styles of up to three latents, for a generator that has styles (Karras et al.
 * 2019, arXiv:1812.04948, section 3.1).
 *
 * <p>A mix is kept as one {@link #latent} of three times the size, and is then saved, drawn again,
 * moved along and wandered through like any other.
 *
 * @param coarse decides about feature maps up to 8 pixels: pose and outline
 * @param middle decides about those up to 32 pixels: shapes
 * @param fine decides about larger ones: colours and grain
 */
public record StyleMix(Latent coarse, Latent middle, Latent fine) {
    private static final int LEVELS = Level.values().length;

    /** The layers that a latent may decide about. */
    public enum Level {
        COARSE,
        MIDDLE,
        FINE
    }

    /** The picture of one latent, with some levels of another. */
    public static StyleMix of(Latent one, Latent other, Set<Level> ofOther) {
        return new StyleMix(one, one, one).with(new StyleMix(other, other, other), ofOther);
    }

    /**
     * What a latent stands for: a mix, or one latent on all levels.
     *
     * @param size of the generator's latents
     * @throws IllegalArgumentException if the latent has neither that size nor three times it
     */
    public static StyleMix read(Latent latent, int size) {
        if (latent.size() == size) {
            return new StyleMix(latent, latent, latent);
        }
        if (latent.size() != LEVELS * size) {
            throw new IllegalArgumentException(
                    "a mix of latents of %d has %d values, was %d"
                            .formatted(size, LEVELS * size, latent.size()));
        }
        return new StyleMix(part(latent, 0, size), part(latent, 1, size), part(latent, 2, size));
    }

    /** True if a generator draws from a latent: of its size or, if it has styles, of a mix's. */
    public static boolean fits(Latent latent, GanArchitecture generator) {
        int size = generator.latentSize();
        return latent.size() == size || generator.hasStyles() && latent.size() == LEVELS * size;
    }

    /** Latents of one generator, all as mixes if one of them is: there is a way between these. */
    public static List<Latent> alike(List<Latent> latents) {
        int least = latents.stream().mapToInt(Latent::size).min().orElse(0);
        boolean isMixed = latents.stream().anyMatch(it -> it.size() == LEVELS * least);
        return isMixed
                ? latents.stream().map(it -> read(it, least).joined()).toList()
                : List.copyOf(latents);
    }

    /** The same with some levels of another. */
    public StyleMix with(StyleMix other, Set<Level> ofOther) {
        return new StyleMix(
                ofOther.contains(Level.COARSE) ? other.coarse : coarse,
                ofOther.contains(Level.MIDDLE) ? other.middle : middle,
                ofOther.contains(Level.FINE) ? other.fine : fine);
    }

    /**
     * All mixes with another: first this one, last the other, between them those with some levels
     * of the other, finer levels changing faster.
     */
    public List<StyleMix> all(StyleMix other) {
        return List.of(
                        EnumSet.noneOf(Level.class),
                        EnumSet.of(Level.FINE),
                        EnumSet.of(Level.MIDDLE),
                        EnumSet.of(Level.MIDDLE, Level.FINE),
                        EnumSet.of(Level.COARSE),
                        EnumSet.of(Level.COARSE, Level.FINE),
                        EnumSet.of(Level.COARSE, Level.MIDDLE),
                        EnumSet.allOf(Level.class))
                .stream()
                .map(levels -> with(other, levels))
                .toList();
    }

    /** All values in one latent, coarse ones first; the latent itself if it decides everything. */
    public Latent latent() {
        if (coarse.equals(middle) && middle.equals(fine)) {
            return coarse;
        }
        return joined();
    }

    private Latent joined() {
        int size = coarse.size();
        float[] values = Arrays.copyOf(coarse.values(), LEVELS * size);
        System.arraycopy(middle.values(), 0, values, size, size);
        System.arraycopy(fine.values(), 0, values, 2 * size, size);
        return new Latent(values);
    }

    private static Latent part(Latent latent, int level, int size) {
        return new Latent(Arrays.copyOfRange(latent.values(), level * size, (level + 1) * size));
    }
}
