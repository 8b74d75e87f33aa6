package loom.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds what a branch makes of the value that passes to a sum that is kept beside it; the value
 * itself passes unchanged. So the images of a style generator are summed over its scales (Karras et
 * al. 2020, arXiv:1912.04958, figure 7, "output skips").
 *
 * @param name of the sum
 * @param branch what is added
 * @param carried the shape of the sum so far; null for the first branch
 * @param carry what brings the sum so far to the shape of the branch; null for the first branch
 */
public record Accumulation(
        String name, Layer branch, @Nullable FeatureMap carried, @Nullable Layer carry)
        implements Block {
    public Accumulation {
        if ((carried == null) != (carry == null)) {
            throw new IllegalArgumentException("a sum that is carried needs its shape");
        }
    }

    /** The first branch of a sum. */
    public static Accumulation first(String name, Layer branch) {
        return new Accumulation(name, branch, null, null);
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        FeatureMap added = branch.outputShape(input);
        if (carried != null && carry != null && !carry.outputShape(carried).equals(added)) {
            throw new IllegalArgumentException(
                    "a branch must give the shape of the sum, gave %s to %s"
                            .formatted(added, carry.outputShape(carried)));
        }
        return input;
    }

    @Override
    public Map<String, FeatureMap> reads() {
        return carried == null ? Map.of() : Map.of(name, carried);
    }

    @Override
    public Map<String, FeatureMap> keeps(FeatureMap input) {
        return Map.of(name, branch.outputShape(input));
    }

    @Override
    public List<Part> parts(FeatureMap input) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("branch", branch, input));
        if (carried != null && carry != null) {
            parts.add(new Part("carry", carry, carried));
        }
        return List.copyOf(parts);
    }
}
