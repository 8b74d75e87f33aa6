package loom.engine.network;

import java.util.List;
import java.util.Map;

/**
 * Multiplies each channel by what a gate makes of an earlier, smaller feature map: the skip-layer
 * excitation of Liu et al. 2021 (arXiv:2101.04775, section 3.1), which lets far scales speak to
 * each other at the cost of one pixel.
 *
 * @param from the name under which the earlier value was kept
 * @param seen its shape
 * @param gate gives one pixel with the channels of the input
 */
public record Gated(String from, FeatureMap seen, Layer gate) implements Block {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        FeatureMap factors = gate.outputShape(seen);
        if (!factors.equals(new FeatureMap(input.channels(), 1, 1))) {
            throw new IllegalArgumentException(
                    "a gate must give one factor for each of %d channels, gave %s"
                            .formatted(input.channels(), factors));
        }
        return input;
    }

    @Override
    public Map<String, FeatureMap> reads() {
        return Map.of(from, seen);
    }

    @Override
    public List<Part> parts(FeatureMap input) {
        return List.of(new Part("gate", gate, seen));
    }

    @Override
    public String title() {
        return "Skip-layer excitation";
    }
}
