package loom.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a DCGAN (Radford et al. 2015, arXiv:1511.06434), in the form that PyTorch's
 * tutorial made common.
 *
 * <p>A block doubles or halves the side with a 4 x 4 window; the generator starts from, and the
 * discriminator ends at, 4 x 4. At 64 x 64 the generator has five transposed convolutions; each
 * doubling of the image adds a block with twice the channels at the 4 x 4 end.
 */
final class Dcgan {
    private static final Window WHOLE = new Window(4, 1, 0);
    private static final Window STEP = new Window(4, 2, 1);
    private static final Initialisation WEIGHT = new Initialisation.Normal(0f, 0.02f);
    private static final Initialisation SCALE = new Initialisation.Normal(1f, 0.02f);
    private static final double SLOPE = 0.2;

    private Dcgan() {}

    static Network generator(GanArchitecture a) {
        List<Layer> layers = new ArrayList<>();
        int channels = a.generatorWidth() * a.imageSize() / 8;
        layers.add(new TransposedConvolution(a.latentSize(), channels, WHOLE, WEIGHT));
        for (int side = 4; side < a.imageSize() / 2; side *= 2) {
            layers.add(new BatchNormalisation(channels, SCALE));
            layers.add(new Relu());
            layers.add(new TransposedConvolution(channels, channels / 2, STEP, WEIGHT));
            channels /= 2;
        }
        layers.add(new BatchNormalisation(channels, SCALE));
        layers.add(new Relu());
        layers.add(new TransposedConvolution(channels, a.channels(), STEP, WEIGHT));
        layers.add(new Tanh());
        return new Network("generator", new FeatureMap(a.latentSize(), 1, 1), layers);
    }

    static Network discriminator(GanArchitecture a) {
        List<Layer> layers = new ArrayList<>();
        int channels = a.discriminatorWidth();
        layers.add(new Convolution(a.channels(), channels, STEP, WEIGHT));
        layers.add(new LeakyRelu(SLOPE));
        for (int side = a.imageSize() / 2; side > 4; side /= 2) {
            layers.add(new Convolution(channels, channels * 2, STEP, WEIGHT));
            channels *= 2;
            layers.add(new BatchNormalisation(channels, SCALE));
            layers.add(new LeakyRelu(SLOPE));
        }
        layers.add(new Convolution(channels, 1, WHOLE, WEIGHT));
        FeatureMap images = new FeatureMap(a.channels(), a.imageSize(), a.imageSize());
        return new Network("discriminator", images, layers);
    }
}
