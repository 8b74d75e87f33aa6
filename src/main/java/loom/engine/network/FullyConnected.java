package loom.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The fully connected GAN that explainers start from (Goodfellow et al. 2014): dense layers with
 * one hidden layer on each side. It learns where pixels are bright, never that neighbours belong
 * together, which is what convolutions are for. PyTorch's default initialisation.
 */
final class FullyConnected {
    /** Hidden values for each unit of width: the explainer's 256 at a width of 64. */
    private static final int HIDDEN = 4;

    private static final double SLOPE = 0.2;

    private FullyConnected() {}

    static Network generator(GanArchitecture a) {
        FeatureMap image = new FeatureMap(a.channels(), a.imageSize(), a.imageSize());
        int hidden = HIDDEN * a.generatorWidth();
        List<Layer> layers =
                List.of(
                        dense(a.latentSize(), hidden),
                        new Relu(),
                        dense(hidden, image.size()),
                        new Reshape(image),
                        new Tanh());
        return new Network("generator", new FeatureMap(a.latentSize(), 1, 1), layers);
    }

    static Network discriminator(GanArchitecture a, DiscriminatorOptions options) {
        FeatureMap image = new FeatureMap(a.channels(), a.imageSize(), a.imageSize());
        int hidden = HIDDEN * a.discriminatorWidth();
        FeatureMap last = new FeatureMap(hidden, 1, 1);
        List<Layer> layers = new ArrayList<>();
        layers.add(dense(image.size(), hidden));
        layers.add(new LeakyRelu(SLOPE));
        for (Layer layer : Minibatch.layers(options.minibatch(), last)) {
            layers.add(layer);
            last = layer.outputShape(last);
        }
        layers.add(dense(last.size(), a.outputs()));
        return new Network("discriminator", image, layers);
    }

    private static Dense dense(int in, int out) {
        return new Dense(in, out, Initialisation.byFanIn(in), Initialisation.byFanIn(in));
    }
}
