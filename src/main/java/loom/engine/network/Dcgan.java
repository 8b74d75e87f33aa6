package loom.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a DCGAN (Radford et al. 2015, arXiv:1511.06434), in the form that PyTorch's
 * tutorial made common.
 *
 * <p>A block doubles or halves the side; the generator starts from, and the discriminator ends at,
 * 4 x 4 pixels, or 7 x 7 for images of 28. At 64 x 64 the generator has five transposed
 * convolutions; each doubling of the image adds a block with twice the channels at the small end.
 */
final class Dcgan {
    private static final Window STEP = new Window(4, 2, 1);
    private static final Window SAME = new Window(3, 1, 1);
    private static final Initialisation WEIGHT = new Initialisation.Normal(0f, 0.02f);
    private static final Initialisation SCALE = new Initialisation.Normal(1f, 0.02f);
    private static final double SLOPE = 0.2;

    private Dcgan() {}

    static Network generator(GanArchitecture a) {
        List<Layer> layers = new ArrayList<>();
        int smallest = smallestSide(a.imageSize());
        int channels = a.generatorWidth() * a.imageSize() / smallest / 2;
        layers.add(new TransposedConvolution(a.latentSize(), channels, whole(smallest), WEIGHT));
        for (int side = smallest; side < a.imageSize() / 2; side *= 2) {
            layers.add(new BatchNormalisation(channels, SCALE));
            layers.add(new Relu());
            addDoubling(layers, a, channels, channels / 2);
            channels /= 2;
        }
        layers.add(new BatchNormalisation(channels, SCALE));
        layers.add(new Relu());
        addDoubling(layers, a, channels, a.channels());
        layers.add(new Tanh());
        return new Network("generator", new FeatureMap(a.latentSize(), 1, 1), layers);
    }

    static Network discriminator(GanArchitecture a, DiscriminatorOptions options) {
        boolean batch = options.normalisation() == Normalisation.BATCH;
        List<Layer> layers = new ArrayList<>();
        int smallest = smallestSide(a.imageSize());
        int channels = a.discriminatorWidth();
        layers.add(convolution(a.channels(), channels, STEP, options));
        layers.add(new LeakyRelu(SLOPE));
        for (int side = a.imageSize() / 2; side > smallest; side /= 2) {
            layers.add(convolution(channels, channels * 2, STEP, options));
            channels *= 2;
            if (batch) {
                layers.add(new BatchNormalisation(channels, SCALE));
            }
            layers.add(new LeakyRelu(SLOPE));
        }
        FeatureMap last = new FeatureMap(channels, smallest, smallest);
        for (Layer layer : Minibatch.layers(options.minibatch(), last)) {
            layers.add(layer);
            last = layer.outputShape(last);
        }
        layers.add(convolution(last.channels(), a.outputs(), whole(smallest), options));
        FeatureMap images = new FeatureMap(a.channels(), a.imageSize(), a.imageSize());
        return new Network("discriminator", images, layers);
    }

    private static void addDoubling(List<Layer> layers, GanArchitecture a, int in, int out) {
        if (a.shape() == GanFamily.RESIZE) {
            layers.add(new Upsampling());
            layers.add(new Convolution(in, out, SAME, WEIGHT));
        } else {
            layers.add(new TransposedConvolution(in, out, STEP, WEIGHT));
        }
    }

    /**
     * Batch normalisation takes any bias out again; without it, one is of use. Without any
     * normalisation, the tutorial's small weights would let next to nothing through for the first
     * hundreds of steps.
     */
    private static Convolution convolution(
            int in, int out, Window window, DiscriminatorOptions options) {
        boolean spectral = options.normalisation() == Normalisation.SPECTRAL;
        boolean biased = options.normalisation() != Normalisation.BATCH;
        Initialisation weight =
                options.normalisation() == Normalisation.NONE
                        ? Initialisation.he(in * window.kernel() * window.kernel(), SLOPE)
                        : WEIGHT;
        return new Convolution(in, out, window, weight, biased, spectral);
    }

    private static Window whole(int side) {
        return new Window(side, 1, 0);
    }

    private static int smallestSide(int imageSize) {
        return imageSize % 7 == 0 ? 7 : 4;
    }
}
