package loom.engine.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The networks of Liu et al. 2021 (arXiv:2101.04775) for some hundred images: a generator in which
 * small feature maps open and close the channels of large ones, and a discriminator that has to be
 * able to give real images back.
 *
 * <p>Channels by the side of the feature map, for a width of 64: 1024 at 4, 512 at 8, 256 at 16,
 * 128 at 32 and 64, 64 at 128, 32 at 256, 16 at 512. Layers are named by that side.
 *
 * <p>Where this differs from the paper: the second branch of the discriminator looks at the image
 * itself at half its side (not at a second output of the generator), decoders go to half of the
 * side (the paper's 128 is that of its 256), and they are compared by squared errors (the paper
 * adds a perceptual distance, which needs a pretrained network). The start is a 1 x 1 convolution
 * that is read as 4 x 4, the same map with another matrix under the spectral norm. There are no
 * noise inputs.
 */
final class FewShot {
    private static final Window SAME = new Window(3, 1, 1);
    private static final Window POINT = new Window(1, 1, 0);
    private static final Window HALVING = new Window(4, 2, 1);
    private static final Window JUDGE = new Window(4, 1, 0);
    private static final Initialisation WEIGHT = new Initialisation.Normal(0f, 0.02f);
    private static final Initialisation SCALE = new Initialisation.Normal(1f, 0.02f);
    private static final double SLOPE = 0.2;

    /** Where a generator starts. */
    private static final int FIRST = 4;

    /** Side of the discriminator's last feature map. */
    private static final int LAST = 8;

    /** How many times as large the feature map is that a skip-layer excitation acts on. */
    private static final int SKIP = 16;

    private FewShot() {}

    static Network generator(GanArchitecture a) {
        int width = a.generatorWidth();
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        layers.put("b" + FIRST, kept(FIRST, start(a.latentSize(), channels(FIRST, width))));
        for (int side = 2 * FIRST; side <= a.imageSize(); side *= 2) {
            Layer up = up(channels(side / 2, width), channels(side, width), side);
            layers.put("b" + side, kept(side, up));
            if (side >= FIRST * SKIP) {
                layers.put("skip" + side, excitation(side / SKIP, side, width));
            }
        }
        layers.put("image", convolution(channels(a.imageSize(), width), a.channels(), SAME));
        layers.put("tanh", new Tanh());
        return new Network(
                "generator", new FeatureMap(a.latentSize(), 1, 1), Sequence.named(layers));
    }

    static Network discriminator(GanArchitecture a, DiscriminatorOptions options) {
        Branch large = new Branch(a, options, a.imageSize());
        Branch small = new Branch(a, options, a.imageSize() / 2);
        Parallel both =
                new Parallel(
                        List.of("large", "small"),
                        List.of(
                                large.layers(new Identity(), true),
                                small.layers(new AveragePool(2), false)));
        return new Network(
                "discriminator",
                new FeatureMap(a.channels(), a.imageSize(), a.imageSize()),
                List.of(both));
    }

    /** The channels of feature maps of a side, at least 4. */
    private static int channels(int side, int width) {
        double times =
                switch (side) {
                    case 4 -> 16;
                    case 8 -> 8;
                    case 16 -> 4;
                    case 32, 64 -> 2;
                    default -> 128.0 / side;
                };
        return Math.max(4, (int) (times * width));
    }

    private static Layer start(int latent, int channels) {
        FeatureMap first = new FeatureMap(2 * channels, FIRST, FIRST);
        return Sequence.of(
                new Reshape(new FeatureMap(latent, 1, 1)),
                convolution(latent, first.size(), POINT),
                new Reshape(first),
                new BatchNormalisation(first.channels(), SCALE),
                new GatedLinearUnit());
    }

    /** Doubles the side; every second side has a second convolution. */
    private static Layer up(int in, int out, int side) {
        boolean twice = Integer.numberOfTrailingZeros(side) % 2 != 0; // 8, 32, 128, 512
        List<Layer> layers = new ArrayList<>();
        layers.add(new Upsampling());
        addGated(layers, in, out);
        if (twice) {
            addGated(layers, out, out);
        }
        return Sequence.of(layers);
    }

    private static void addGated(List<Layer> layers, int in, int out) {
        layers.add(convolution(in, 2 * out, SAME));
        layers.add(new BatchNormalisation(2 * out, SCALE));
        layers.add(new GatedLinearUnit());
    }

    private static Layer kept(int side, Layer layer) {
        return new Keep(name(side), layer);
    }

    private static Layer excitation(int from, int to, int width) {
        FeatureMap seen = new FeatureMap(channels(from, width), from, from);
        int channels = channels(to, width);
        return new Gated(
                name(from),
                seen,
                Sequence.of(
                        new AveragePool(from / FIRST),
                        convolution(seen.channels(), channels, new Window(FIRST, 1, 0)),
                        new Swish(),
                        convolution(channels, channels, POINT),
                        new Sigmoid()));
    }

    private static String name(int side) {
        return "side" + side;
    }

    private static Convolution convolution(int in, int out, Window window) {
        return new Convolution(in, out, window, WEIGHT, false, true);
    }

    /**
     * One of the two ways on which the discriminator looks at an image.
     *
     * @param side of the image as this branch sees it
     */
    private record Branch(GanArchitecture a, DiscriminatorOptions options, int side) {
        Layer layers(Layer look, boolean thorough) {
            int width = a.discriminatorWidth();
            LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
            layers.put("look", look);
            layers.put("first", convolution(a.channels(), channels(side, width), SAME));
            layers.put("active", new LeakyRelu(SLOPE));
            for (int at = side / 2; at >= LAST; at /= 2) {
                int in = channels(2 * at, width);
                int out = channels(at, width);
                layers.put("b" + at, thorough ? compared(in, out) : Sequence.of(down(in, out)));
                if (thorough && at == 2 * LAST) {
                    layers.put("quadrant", new Reconstruction(decoder(out, LAST), true));
                }
            }
            FeatureMap last = new FeatureMap(channels(LAST, width), LAST, LAST);
            layers.put("whole", new Reconstruction(decoder(last.channels(), LAST), false));
            for (Layer layer : Minibatch.layers(options.minibatch(), last)) {
                layers.put("minibatch", layer);
                last = layer.outputShape(last);
            }
            layers.put("judge", own(last.channels(), 1, JUDGE));
            return Sequence.named(layers);
        }

        /** Halves the side on two ways, one of which only averages. */
        private Layer compared(int in, int out) {
            List<Layer> main = down(in, out);
            main.addAll(normalised(out, out, SAME));
            List<Layer> shortcut = new ArrayList<>();
            shortcut.add(new AveragePool(2));
            shortcut.addAll(normalised(in, out, POINT));
            return new Residual(Sequence.of(main), Sequence.of(shortcut), 0.5);
        }

        private List<Layer> down(int in, int out) {
            return normalised(in, out, HALVING);
        }

        private List<Layer> normalised(int in, int out, Window window) {
            List<Layer> layers = new ArrayList<>();
            layers.add(own(in, out, window));
            if (options.normalisation() == Normalisation.BATCH) {
                layers.add(new BatchNormalisation(out, SCALE));
            }
            layers.add(new LeakyRelu(SLOPE));
            return layers;
        }

        /** From 8 x 8 to half of the image's side. */
        private Layer decoder(int in, int from) {
            List<Layer> layers = new ArrayList<>();
            int channels = in;
            for (int at = 2 * from; at <= a.imageSize() / 2; at *= 2) {
                int next = Math.max(4, channels(at, a.discriminatorWidth()) / 2);
                layers.add(new Upsampling());
                addGated(layers, channels, next);
                channels = next;
            }
            layers.add(convolution(channels, a.channels(), SAME));
            layers.add(new Tanh());
            return Sequence.of(layers);
        }

        /** Spectral norm beside batch normalisation, as in the paper's networks. */
        private Convolution own(int in, int out, Window window) {
            boolean spectral = options.normalisation() != Normalisation.NONE;
            return new Convolution(in, out, window, WEIGHT, false, spectral);
        }
    }
}
