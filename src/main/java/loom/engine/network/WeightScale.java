package loom.engine.network;

/**
 * What the weight and the bias of a layer are multiplied by whenever they are used: an equalised
 * learning rate (Karras et al. 2018, arXiv:1710.10196, section 4.1). The stored weights are of the
 * size 1 in all layers, so that a step of Adam, whose size does not depend on the gradient's, is as
 * large for each of them.
 *
 * @param weight factor of the weight
 * @param bias factor of the bias
 */
public record WeightScale(double weight, double bias) {
    /** Weights as they are. */
    public static final WeightScale NONE = new WeightScale(1, 1);

    public WeightScale {
        if (!(weight > 0 && bias > 0)) {
            throw new IllegalArgumentException(
                    "factors of weights must be above 0, were %s and %s".formatted(weight, bias));
        }
    }

    /**
     * Keeps the variance of the signal: gain * rate / sqrt(in) for the weight, gain * rate for the
     * bias.
     *
     * @param fanIn inputs that reach one output
     * @param gain of the activation that follows: it may be taken before as well as after a leaky
     *     ReLU, and costs nothing here
     * @param rate how fast the layer learns beside others; its weights must begin as 1 / rate
     */
    static WeightScale equalised(int fanIn, double gain, double rate) {
        return new WeightScale(gain * rate / Math.sqrt(fanIn), gain * rate);
    }

    /** The same for a layer that learns as fast as others. */
    static WeightScale equalised(int fanIn, double gain) {
        return equalised(fanIn, gain, 1);
    }
}
