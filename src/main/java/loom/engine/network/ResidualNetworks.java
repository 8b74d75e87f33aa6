package loom.engine.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The networks of Huang et al. 2024 (arXiv:2501.05441, section 3): residual blocks without any
 * normalisation, the same on both sides. A block widens to twice its channels, convolves these in
 * groups of {@value #GROUP}, and narrows again; its last convolution begins at zero, so that the
 * whole network begins as its shortcuts, and the others begin by the number of blocks.
 *
 * <p>Two blocks for each side. For a width of 64: 128 channels up to 32 x 32, 64 at 64, 32 at 128,
 * 16 at 256 and 512 (the paper's networks have 768, 384, 192 and 96 at 256). Layers are named by
 * the side.
 *
 * <p>Where this differs from the paper: sides are halved by averaging pairs of pixels, where the
 * paper filters with [1, 3, 3, 1]; doubling is that filter but at the edge.
 */
final class ResidualNetworks {
    private static final Window SAME = new Window(3, 1, 1);
    private static final Window POINT = new Window(1, 1, 0);
    private static final double SLOPE = 0.2;
    private static final int FIRST = 4;
    private static final int BLOCKS_OF_A_SIDE = 2;
    private static final int GROUP = 16;

    /** Channels are multiples of it, so that twice as many are whole groups. */
    private static final int UNIT = GROUP / 2;

    private ResidualNetworks() {}

    static Network generator(GanArchitecture a) {
        int width = a.generatorWidth();
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        int first = channels(FIRST, width);
        layers.put("start", dense(a.latentSize(), first));
        layers.put("basis", new LearnedBasis(first, FIRST));
        for (int side = FIRST; side <= a.imageSize(); side *= 2) {
            int channels = channels(side, width);
            List<Layer> stage = new ArrayList<>();
            if (side > FIRST) {
                addChange(stage, channels(side / 2, width), channels);
                stage.add(new Upsampling(true));
            }
            addBlocks(stage, channels, a.imageSize());
            layers.put("b" + side, Sequence.of(stage));
        }
        layers.put("image", point(channels(a.imageSize(), width), a.channels(), 1, true));
        return new Network(
                "generator", new FeatureMap(a.latentSize(), 1, 1), Sequence.named(layers));
    }

    static Network discriminator(GanArchitecture a, DiscriminatorOptions options) {
        int width = a.discriminatorWidth();
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        layers.put("image", point(a.channels(), channels(a.imageSize(), width), 1, true));
        for (int side = a.imageSize(); side >= FIRST; side /= 2) {
            int channels = channels(side, width);
            List<Layer> stage = new ArrayList<>();
            addBlocks(stage, channels, a.imageSize());
            if (side > FIRST) {
                addChange(stage, channels, channels(side / 2, width));
                stage.add(new AveragePool(2));
            }
            layers.put("b" + side, Sequence.of(stage));
        }
        FeatureMap last = new FeatureMap(channels(FIRST, width), FIRST, FIRST);
        for (Layer layer : Minibatch.layers(options.minibatch(), last)) {
            layers.put("minibatch", layer);
            last = layer.outputShape(last);
        }
        layers.put(
                "whole",
                new GroupedConvolution(
                        last.channels(),
                        last.channels(),
                        new Window(FIRST, 1, 0),
                        scaled(FIRST * FIRST, 1),
                        false));
        layers.put("judge", dense(last.channels(), 1));
        return new Network(
                "discriminator",
                new FeatureMap(a.channels(), a.imageSize(), a.imageSize()),
                Sequence.named(layers));
    }

    private static int channels(int side, int width) {
        int wanted = Math.clamp(64L * width / side, width / 4, 2 * width);
        return Math.max(1, wanted / UNIT) * UNIT;
    }

    private static void addChange(List<Layer> stage, int in, int out) {
        if (in != out) {
            stage.add(point(in, out, 1, false));
        }
    }

    private static void addBlocks(List<Layer> stage, int channels, int imageSize) {
        int sides = Integer.numberOfTrailingZeros(imageSize / FIRST) + 1;
        double gain =
                Math.sqrt(2 / (1 + SLOPE * SLOPE)) * Math.pow(sides * BLOCKS_OF_A_SIDE, -0.25);
        int wide = 2 * channels;
        Layer block =
                Sequence.of(
                        point(channels, wide, gain, true),
                        new LeakyRelu(SLOPE),
                        new GroupedConvolution(
                                wide, wide / GROUP, SAME, scaled(9 * GROUP, gain), true),
                        new LeakyRelu(SLOPE),
                        new Convolution(wide, channels, POINT, Initialisation.zero()));
        for (int i = 0; i < BLOCKS_OF_A_SIDE; i++) {
            stage.add(new Residual(block, new Identity(), 1));
        }
    }

    private static Convolution point(int in, int out, double gain, boolean biased) {
        return new Convolution(in, out, POINT, scaled(in, gain), biased, false);
    }

    private static Dense dense(int in, int out) {
        return new Dense(in, out, scaled(in, 1), Initialisation.zero());
    }

    private static Initialisation scaled(int fanIn, double gain) {
        return new Initialisation.Normal(0, (float) (gain / Math.sqrt(fanIn)));
    }
}
