package loom.engine.network;

/**
 * Adds a channel that tells how much the images of the batch differ: the standard deviation over
 * the batch, averaged over all channels and pixels (Karras et al. 2018, arXiv:1710.10196, section
 * 3). A generator that always draws the same is found out by it.
 *
 * <p>sqrt(variance + {@value #EPSILON}) with the biased variance, over the whole batch.
 */
public record MinibatchDeviation() implements Operation {
    /** The paper's code adds it below the root. */
    public static final double EPSILON = 1e-8;

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input.withChannels(input.channels() + 1);
    }

    @Override
    public String title() {
        return "Minibatch standard deviation";
    }
}
