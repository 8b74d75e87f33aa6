package loom.engine.network;

/**
 * Doubles both sides by repeating each pixel, as PyTorch's {@code Upsample(scale_factor=2)}. With a
 * convolution behind it, it takes the place of a transposed convolution and leaves no checkerboards
 * (Odena et al. 2016, "Deconvolution and checkerboard artifacts").
 */
public record Upsampling() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return new FeatureMap(input.channels(), 2 * input.height(), 2 * input.width());
    }
}
