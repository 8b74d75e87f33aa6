package loom.engine.network;

import java.util.List;

/**
 * Gives the same learned values for every image, whatever its input: what a style generator starts
 * from (Karras et al. 2019, arXiv:1812.04948, section 2).
 *
 * <p>Its only tensor is (C, H, W), standard normal at first.
 */
public record LearnedConstant(FeatureMap shape) implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return shape;
    }

    @Override
    public List<Parameter> parameters() {
        List<Integer> sides = List.of(shape.channels(), shape.height(), shape.width());
        return List.of(new Parameter("value", sides, new Initialisation.Normal(0, 1), true));
    }

    @Override
    public String title() {
        return "Learned constant";
    }
}
