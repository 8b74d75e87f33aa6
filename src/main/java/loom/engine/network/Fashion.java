package loom.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The DCGAN of the Fashion-MNIST tutorials: a dense layer to a quarter of the side, then two 5 x 5
 * transposed convolutions that keep "same" sides, with SELU and dropout; Glorot's initialisation.
 *
 * <p>Keras pads such a convolution with one row before and two behind, PyTorch and this class with
 * two before and one behind: the same networks, mirrored.
 */
final class Fashion {
    private static final Window STEP = new Window(5, 2, 2, 1);
    private static final Initialisation SCALE = new Initialisation.Constant(1);
    private static final double SLOPE = 0.2;
    private static final double DROPPED = 0.3;

    private Fashion() {}

    /** {@code generatorWidth} counts the channels between the two transposed convolutions. */
    static Network generator(GanArchitecture a) {
        int side = a.imageSize() / 4;
        int narrow = a.generatorWidth();
        FeatureMap first = new FeatureMap(2 * narrow, side, side);
        List<Layer> layers =
                List.of(
                        dense(a.latentSize(), first.size()),
                        new Reshape(first),
                        new BatchNormalisation(2 * narrow, SCALE),
                        transposed(2 * narrow, narrow),
                        new Selu(),
                        new BatchNormalisation(narrow, SCALE),
                        transposed(narrow, a.channels()),
                        new Tanh());
        return new Network("generator", new FeatureMap(a.latentSize(), 1, 1), layers);
    }

    static Network discriminator(GanArchitecture a, DiscriminatorOptions options) {
        int wide = 2 * a.discriminatorWidth();
        FeatureMap last = new FeatureMap(wide, a.imageSize() / 4, a.imageSize() / 4);
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution(a.channels(), wide / 2, options));
        layers.add(new LeakyRelu(SLOPE));
        layers.add(new Dropout(DROPPED));
        layers.add(convolution(wide / 2, wide, options));
        layers.add(new LeakyRelu(SLOPE));
        layers.add(new Dropout(DROPPED));
        for (Layer layer : Minibatch.layers(options.minibatch(), last)) {
            layers.add(layer);
            last = layer.outputShape(last);
        }
        layers.add(dense(last.size(), a.outputs()));
        FeatureMap images = new FeatureMap(a.channels(), a.imageSize(), a.imageSize());
        return new Network("discriminator", images, layers);
    }

    private static Dense dense(int in, int out) {
        return new Dense(in, out, Initialisation.glorot(in, out), Initialisation.zero());
    }

    private static TransposedConvolution transposed(int in, int out) {
        return new TransposedConvolution(in, out, STEP, glorot(out, in), true);
    }

    private static Convolution convolution(int in, int out, DiscriminatorOptions options) {
        boolean spectral = options.normalisation() == Normalisation.SPECTRAL;
        Window window = new Window(STEP.kernel(), STEP.stride(), STEP.padding());
        return new Convolution(in, out, window, glorot(in, out), true, spectral);
    }

    private static Initialisation glorot(int in, int out) {
        int pixels = STEP.kernel() * STEP.kernel();
        return Initialisation.glorot(in * pixels, out * pixels);
    }
}
