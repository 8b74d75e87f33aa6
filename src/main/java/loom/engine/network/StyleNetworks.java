package loom.engine.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A small style-based generator and its residual discriminator (Karras et al. 2020,
 * arXiv:1912.04958, the combination of section 3 with output skips and residual blocks).
 *
 * <p>At a side of r pixels there are min(4096 / r, 256) * width / 64 channels, at least one: a
 * quarter of the paper's at a width of 64. Layers are called by the side of their feature maps, so
 * that networks for larger images take over those that they have in common with smaller ones.
 *
 * <p>All learning rates are equalised, and the gain sqrt(2) of each leaky ReLU stands in the scale
 * of the layer before it. What differs from the papers: docs/adr/0020.
 */
final class StyleNetworks {
    private static final int SMALLEST = 4;
    private static final int MAPPING_LAYERS = 2;
    private static final double MAPPING_RATE = 0.01;
    private static final double SLOPE = 0.2;
    private static final double GAIN = Math.sqrt(2);
    private static final double HALF = Math.sqrt(0.5);
    private static final String IMAGE = "image";
    private static final Initialisation NORMAL = new Initialisation.Normal(0, 1);

    private StyleNetworks() {}

    static Network generator(GanArchitecture a) {
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        layers.put("mapping", mapping(a.latentSize()));
        Styles styles = new Styles(sidesOfStyles(a.imageSize()));
        layers.put("styles", new Keep(Styles.KEPT, styles));
        FeatureMap all = styles.outputShape(new FeatureMap(a.latentSize(), 1, 1));
        int channels = channels(SMALLEST, a.generatorWidth());
        layers.put("constant", new LearnedConstant(new FeatureMap(channels, SMALLEST, SMALLEST)));
        int style = 0;
        for (int side = SMALLEST; side <= a.imageSize(); side *= 2) {
            layers.put("b" + side, block(a, all, side, style));
            style += stylesAt(side);
        }
        FeatureMap image = new FeatureMap(a.channels(), a.imageSize(), a.imageSize());
        layers.put(IMAGE, new Recall(IMAGE, image));
        return new Network(
                "generator", new FeatureMap(a.latentSize(), 1, 1), Sequence.named(layers));
    }

    private static Sequence mapping(int size) {
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        layers.put("norm", new PixelNorm());
        WeightScale scale = WeightScale.equalised(size, GAIN, MAPPING_RATE);
        Initialisation weight = new Initialisation.Normal(0, (float) (1 / MAPPING_RATE));
        for (int i = 0; i < MAPPING_LAYERS; i++) {
            layers.put("dense" + i, new Dense(size, size, weight, Initialisation.zero(), scale));
            layers.put("act" + i, new LeakyRelu(SLOPE));
        }
        return Sequence.named(layers);
    }

    private static List<Integer> sidesOfStyles(int imageSize) {
        List<Integer> sides = new ArrayList<>();
        for (int side = SMALLEST; side <= imageSize; side *= 2) {
            for (int i = 0; i < stylesAt(side); i++) {
                sides.add(side);
            }
        }
        return sides;
    }

    /** One for each modulated convolution. */
    private static int stylesAt(int side) {
        return side == SMALLEST ? 2 : 3;
    }

    /**
     * The layers of the generator at one side. What doubles the side convolves before it, where
     * that takes a quarter of the multiplications.
     */
    private static Sequence block(GanArchitecture a, FeatureMap all, int side, int style) {
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        int out = channels(side, a.generatorWidth());
        int in = out;
        int next = style;
        FeatureMap colours = new FeatureMap(a.channels(), side / 2, side / 2);
        if (side > SMALLEST) {
            in = channels(side / 2, a.generatorWidth());
            layers.put("conv0", new ModulatedConvolution(in, out, 3, next++, all, true, GAIN));
            layers.put("up", new Upsampling(true));
            layers.put("noise0", new NoiseInjection(side));
            layers.put("act0", new LeakyRelu(SLOPE));
        }
        layers.put("conv1", new ModulatedConvolution(out, out, 3, next++, all, true, GAIN));
        layers.put("noise1", new NoiseInjection(side));
        layers.put("act1", new LeakyRelu(SLOPE));
        Layer rgb = new ModulatedConvolution(out, a.channels(), 1, next, all, false, 1);
        layers.put(
                "rgb",
                side == SMALLEST
                        ? Accumulation.first(IMAGE, rgb)
                        : new Accumulation(IMAGE, rgb, colours, new Upsampling(true)));
        return Sequence.named(layers);
    }

    static Network discriminator(GanArchitecture a, DiscriminatorOptions options) {
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        int width = a.discriminatorWidth();
        layers.put(
                "rgb" + a.imageSize(),
                convolution(a.channels(), channels(a.imageSize(), width), 1, GAIN));
        layers.put("act", new LeakyRelu(SLOPE));
        for (int side = a.imageSize(); side > SMALLEST; side /= 2) {
            layers.put("b" + side, down(channels(side, width), channels(side / 2, width)));
        }
        int channels = channels(SMALLEST, width);
        layers.put("b" + SMALLEST, end(new FeatureMap(channels, SMALLEST, SMALLEST), options));
        FeatureMap images = new FeatureMap(a.channels(), a.imageSize(), a.imageSize());
        return new Network("discriminator", images, Sequence.named(layers));
    }

    /** sqrt(1/2) times the sum of both ways; each has that factor in its weights. */
    private static Residual down(int in, int out) {
        LinkedHashMap<String, Layer> main = new LinkedHashMap<>();
        main.put("conv0", convolution(in, in, 3, GAIN));
        main.put("act0", new LeakyRelu(SLOPE));
        main.put("down", new AveragePool(2));
        main.put("conv1", convolution(in, out, 3, 1)); // GAIN * HALF
        main.put("act1", new LeakyRelu(SLOPE));
        LinkedHashMap<String, Layer> shortcut = new LinkedHashMap<>();
        shortcut.put("down", new AveragePool(2));
        shortcut.put(
                "conv",
                new Convolution(
                        in,
                        out,
                        new Window(1, 1, 0),
                        NORMAL,
                        false,
                        false,
                        WeightScale.equalised(in, HALF)));
        return new Residual(Sequence.named(main), Sequence.named(shortcut), 1);
    }

    private static Sequence end(FeatureMap last, DiscriminatorOptions options) {
        LinkedHashMap<String, Layer> layers = new LinkedHashMap<>();
        FeatureMap seen = last;
        for (Layer layer : Minibatch.layers(options.minibatch(), last)) {
            layers.put("minibatch", layer);
            seen = layer.outputShape(seen);
        }
        layers.put("conv", convolution(seen.channels(), last.channels(), 3, GAIN));
        layers.put("act0", new LeakyRelu(SLOPE));
        layers.put("dense0", dense(last.size(), last.channels(), GAIN));
        layers.put("act1", new LeakyRelu(SLOPE));
        layers.put("dense1", dense(last.channels(), 1, 1));
        return Sequence.named(layers);
    }

    private static Convolution convolution(int in, int out, int kernel, double gain) {
        Window window = new Window(kernel, 1, kernel / 2);
        WeightScale scale = WeightScale.equalised(in * kernel * kernel, gain);
        return new Convolution(in, out, window, NORMAL, true, false, scale);
    }

    private static Dense dense(int in, int out, double gain) {
        return new Dense(in, out, NORMAL, Initialisation.zero(), WeightScale.equalised(in, gain));
    }

    private static int channels(int side, int width) {
        return Math.max(1, Math.min(4096 / side, 256) * width / 64);
    }
}
