package loom.engine.network;

/**
 * Brings the values of each pixel to a mean square of 1 (Karras et al. 2018, arXiv:1710.10196,
 * section 4.2): y = x / sqrt(mean of x^2 over channels + {@value #EPSILON}).
 */
public record PixelNorm() implements Operation {
    public static final double EPSILON = 1e-8;

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }

    @Override
    public String title() {
        return "Pixel norm";
    }
}
