package loom.engine.network;

import java.util.List;

/**
 * Multiplies a learned feature map by one factor for each channel: what a residual generator starts
 * from (Huang et al. 2024, arXiv:2501.05441, section 3).
 *
 * <p>in: (B, C, 1, 1); out: (B, C, S, S). Its only tensor is (C, S, S), standard normal at first.
 */
public record LearnedBasis(int channels, int side) implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (!input.equals(new FeatureMap(channels, 1, 1))) {
            throw new IllegalArgumentException(
                    "the basis takes one factor for each of %d channels, was given %s"
                            .formatted(channels, input));
        }
        return new FeatureMap(channels, side, side);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter(
                        "basis",
                        List.of(channels, side, side),
                        new Initialisation.Normal(0, 1),
                        true));
    }

    @Override
    public String title() {
        return "Learned basis";
    }
}
