package loom.engine.network;

import java.util.List;

/**
 * Adds what a block makes of its input to what a shortcut makes of it (He et al. 2016,
 * arXiv:1512.03385): y = scale * (main(x) + shortcut(x)).
 *
 * @param shortcut {@link Identity} where both shapes are the same
 * @param scale 1 to add, 1/2 for the mean, sqrt(1/2) to keep the variance
 */
public record Residual(Layer main, Layer shortcut, double scale) implements Block {
    public Residual {
        if (!(scale > 0 && scale <= 1)) {
            throw new IllegalArgumentException(
                    "the scale of a residual must be in (0, 1], was " + scale);
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        FeatureMap shape = main.outputShape(input);
        FeatureMap other = shortcut.outputShape(input);
        if (!shape.equals(other)) {
            throw new IllegalArgumentException(
                    "both ways of a residual must give one shape, gave %s and %s"
                            .formatted(shape, other));
        }
        return shape;
    }

    @Override
    public List<Part> parts(FeatureMap input) {
        return List.of(new Part("main", main, input), new Part("shortcut", shortcut, input));
    }
}
