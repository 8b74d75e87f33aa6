package loom.engine.network;

import java.util.List;

/**
 * Repeats the style w of an image, one for each {@link ModulatedConvolution} that follows: there
 * the generator can be given the styles of another image instead (Karras et al. 2019,
 * arXiv:1812.04948, section 3.1).
 *
 * <p>in: (B, W, 1, 1); out: (B, W, L, 1). What stands before it in a network is the mapping, what
 * follows the synthesis.
 *
 * @param sides for each style the side of the feature maps that it is for, from small to large
 */
public record Styles(List<Integer> sides) implements Operation {
    /** The name that a generator keeps them under. */
    public static final String KEPT = "styles";

    public Styles {
        sides = List.copyOf(sides);
        if (sides.size() < 2) {
            throw new IllegalArgumentException(
                    "styles are for at least two layers, were for " + sides.size());
        }
        for (int i = 1; i < sides.size(); i++) {
            if (sides.get(i) < sides.get(i - 1)) {
                throw new IllegalArgumentException(
                        "the sides of styles go from small to large, were " + sides);
            }
        }
    }

    /** How many there are, L. */
    public int count() {
        return sides.size();
    }

    /** How many are for feature maps up to a side; they come first. */
    public int upTo(int side) {
        return Math.toIntExact(sides.stream().filter(it -> it <= side).count());
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (input.height() != 1 || input.width() != 1) {
            throw new IllegalArgumentException("a style is one pixel, was given " + input);
        }
        return new FeatureMap(input.channels(), count(), 1);
    }
}
