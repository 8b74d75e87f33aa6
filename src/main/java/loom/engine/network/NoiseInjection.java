package loom.engine.network;

import java.util.List;

/**
 * Adds one random value to all channels of a pixel, so that a generator need not invent chance
 * where an image has some, such as the weave of a cloth (Karras et al. 2019, arXiv:1812.04948,
 * section 3.2): y = x + strength * n.
 *
 * <p>In training n is new for every image: the sum of {@value #BYTES} random bytes, brought to mean
 * 0 and variance 1, which is nearly normal. A trained generator has fixed noise of its own, so that
 * a latent always gives the same picture.
 *
 * @param side of the feature maps
 */
public record NoiseInjection(int side) implements Operation {
    /** Bytes that make one value. */
    public static final int BYTES = 4;

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (input.height() != side || input.width() != side) {
            throw new IllegalArgumentException(
                    "the noise is for sides of %d, was given %d x %d"
                            .formatted(side, input.height(), input.width()));
        }
        return input;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("strength", List.of(1), Initialisation.zero(), true),
                new Parameter(
                        "noise", List.of(side, side), new Initialisation.Normal(0, 1), false));
    }

    @Override
    public int noiseBytes(FeatureMap input) {
        return BYTES * side * side;
    }

    @Override
    public String title() {
        return "Noise";
    }
}
