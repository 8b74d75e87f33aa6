package loom.engine.network;

/**
 * Doubles both sides. With a convolution behind it, it takes the place of a transposed convolution
 * and leaves no checkerboards (Odena et al. 2016, "Deconvolution and checkerboard artifacts").
 *
 * @param smooth true for the bilinear mean of the nearest pixels, which is the filter [1, 3, 3, 1]
 *     / 4 in both directions with the outermost pixels repeated: PyTorch's {@code
 *     Upsample(scale_factor=2, mode="bilinear")}; false to repeat each pixel, {@code
 *     Upsample(scale_factor=2)}
 */
public record Upsampling(boolean smooth) implements Operation {
    /** One that repeats pixels. */
    public Upsampling() {
        this(false);
    }

    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return new FeatureMap(input.channels(), 2 * input.height(), 2 * input.width());
    }
}
