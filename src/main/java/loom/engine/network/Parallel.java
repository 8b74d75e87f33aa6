package loom.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers that look at the same input; what they give is put below each other: (B, C, H1, W) and (B,
 * C, H2, W) become (B, C, H1 + H2, W). So a discriminator may judge an image at two scales.
 *
 * @param names of the branches, which the names of their tensors begin with
 */
public record Parallel(List<String> names, List<Layer> branches) implements Block {
    public Parallel {
        names = List.copyOf(names);
        branches = List.copyOf(branches);
        if (branches.isEmpty() || names.size() != branches.size()) {
            throw new IllegalArgumentException(
                    "%d branches need a name each, had %s".formatted(branches.size(), names));
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        FeatureMap all = branches.getFirst().outputShape(input);
        for (Layer branch : branches.subList(1, branches.size())) {
            FeatureMap next = branch.outputShape(input);
            if (next.channels() != all.channels() || next.width() != all.width()) {
                throw new IllegalArgumentException(
                        "branches must give equal channels and widths, gave %s and %s"
                                .formatted(all, next));
            }
            all = new FeatureMap(all.channels(), all.height() + next.height(), all.width());
        }
        return all;
    }

    @Override
    public List<Part> parts(FeatureMap input) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            parts.add(new Part(names.get(i), branches.get(i), input));
        }
        return List.copyOf(parts);
    }
}
