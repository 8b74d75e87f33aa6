package loom.engine.network;

import java.util.List;

/**
 * Adds channels that tell how close each image's features are to those of the others in the batch
 * (Salimans et al. 2016, arXiv:1606.03498, section 3.2).
 *
 * <p>M = f T, split into {@code kernels} rows of {@code dimensions}; o(i, k) = sum over the other
 * images j of exp(-|M(i, k) - M(j, k)|), with the sum of absolute differences. Each o(., k) becomes
 * a channel with the same value everywhere.
 *
 * @param features values of one image, C * H * W
 */
public record MinibatchDiscrimination(int features, int kernels, int dimensions)
        implements Operation {
    public MinibatchDiscrimination {
        if (features < 1 || kernels < 1 || dimensions < 1) {
            throw new IllegalArgumentException(
                    "minibatch discrimination needs 1 or more of each, was %d, %d, %d"
                            .formatted(features, kernels, dimensions));
        }
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        if (input.size() != features) {
            throw new IllegalArgumentException(
                    "the layer takes %d features, was given %d".formatted(features, input.size()));
        }
        return input.withChannels(input.channels() + kernels);
    }

    @Override
    public List<Parameter> parameters() {
        Initialisation small = Initialisation.byFanIn(features);
        return List.of(
                new Parameter("weight", List.of(features, kernels * dimensions), small, true));
    }

    @Override
    public String title() {
        return "Minibatch discrimination";
    }
}
