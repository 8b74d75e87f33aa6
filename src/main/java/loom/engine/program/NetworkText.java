package loom.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loom.engine.network.BatchNormalisation;
import loom.engine.network.Convolution;
import loom.engine.network.Dense;
import loom.engine.network.Dropout;
import loom.engine.network.FeatureMap;
import loom.engine.network.Layer;
import loom.engine.network.LeakyRelu;
import loom.engine.network.MinibatchDeviation;
import loom.engine.network.MinibatchDiscrimination;
import loom.engine.network.Network;
import loom.engine.network.Parameter;
import loom.engine.network.Relu;
import loom.engine.network.Reshape;
import loom.engine.network.Selu;
import loom.engine.network.Tanh;
import loom.engine.network.TransposedConvolution;
import loom.engine.network.Upsampling;
import loom.engine.network.Window;

/**
 * Writes one network as methods of a TorchScript class.
 *
 * <p>For a network called {@code generator}: {@code generator_weights} and {@code
 * generator_statistics} cut the flat buffers into views, and {@code generator(w, s, x, training,
 * momentum, noise)} is the forward pass; noise (B, {@link #noiseBytes}) decides what dropout drops.
 * Inside it, feature maps are channels-last (B, C, H, W). In bfloat16 the convolutions, the dense
 * layers and what flows between them are bfloat16; the parameters, the statistics and the result
 * are float32.
 */
final class NetworkText {
    private static final int FLOAT32 = 6; // libtorch's ScalarType numbers
    private static final int BFLOAT16 = 15;

    private static final Window DOUBLING = new Window(4, 2, 1);
    private static final int COLOURS = 3;

    private final Network network;
    private final FlatLayout layout;
    private final Lowering lowering;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> weightIndex = new HashMap<>();
    private final Map<String, Integer> statisticsIndex = new HashMap<>();
    private int noise;

    NetworkText(Network network, Lowering lowering) {
        this.network = network;
        this.lowering = lowering;
        layout = new FlatLayout(network);
        layout.weights().forEach(p -> weightIndex.put(p.name(), weightIndex.size()));
        layout.statistics().forEach(p -> statisticsIndex.put(p.name(), statisticsIndex.size()));
    }

    /** How many random bytes a forward pass in training takes for each image. */
    static int noiseBytes(Network network) {
        int bytes = 0;
        FeatureMap shape = network.input();
        for (Layer layer : network.layers()) {
            shape = layer.outputShape(shape);
            bytes += layer instanceof Dropout ? shape.size() : 0;
        }
        return bytes;
    }

    String write() {
        views("_weights", layout.weights());
        views("_statistics", layout.statistics());
        forward();
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private void views(String suffix, List<Parameter> parameters) {
        lines.add("  def " + network.name() + suffix + "(self: __torch__.Program,");
        lines.add("    flat: Tensor) -> List[Tensor]:");
        lines.add("    views = annotate(List[Tensor], [])");
        if (!parameters.isEmpty()) {
            lines.add(
                    "    parts = torch.split_with_sizes(flat, %s)"
                            .formatted(parameters.stream().map(Parameter::size).toList()));
        }
        for (int i = 0; i < parameters.size(); i++) {
            lines.add(
                    "    v%d = torch.append(views, torch.view(parts[%d], %s))"
                            .formatted(i, i, FlatLayout.storedShape(parameters.get(i))));
        }
        lines.add("    return views");
    }

    private void forward() {
        lines.add("  def " + network.name() + "(self: __torch__.Program,");
        lines.add("    w: List[Tensor],");
        lines.add("    s: List[Tensor],");
        lines.add("    x: Tensor,");
        lines.add("    training: bool,");
        lines.add("    momentum: float,");
        lines.add("    noise: Tensor) -> Tensor:");
        lines.add("    y = " + (lowering.half() ? "torch.to(x, %d)".formatted(BFLOAT16) : "x"));
        FeatureMap shape = network.input();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            lines.add("    y = " + expression(layer, shape, "network." + i + "."));
            shape = layer.outputShape(shape);
        }
        lines.add("    return " + (lowering.half() ? "torch.to(y, %d)".formatted(FLOAT32) : "y"));
    }

    private String expression(Layer layer, FeatureMap in, String prefix) {
        return switch (layer) {
            case TransposedConvolution it -> transposed(it, in, prefix);
            case Convolution it -> convolution(it, in, prefix);
            case Dense it ->
                    "(self).dense(y, %s, %s, )"
                            .formatted(
                                    half(weight(prefix, "weight")), half(weight(prefix, "bias")));
            case BatchNormalisation it ->
                    "torch.batch_norm(y, %s, %s, %s, %s, training, momentum, %s, True)"
                            .formatted(
                                    weight(prefix, "weight"),
                                    weight(prefix, "bias"),
                                    statistic(prefix, "running_mean"),
                                    statistic(prefix, "running_var"),
                                    BatchNormalisation.EPSILON);
            case Upsampling it -> "torch.upsample_nearest2d(y, None, [2., 2.])";
            case Reshape it ->
                    "(self).shaped(y, %d, %d, %d, )"
                            .formatted(
                                    it.shape().channels(), it.shape().height(), it.shape().width());
            case Dropout it -> dropout(it, in);
            case MinibatchDeviation it ->
                    "(self).minibatch_stddev(y, %s, )".formatted(MinibatchDeviation.EPSILON);
            case MinibatchDiscrimination it ->
                    "(self).minibatch_discrimination(y, %s, %d, %d, )"
                            .formatted(weight(prefix, "weight"), it.kernels(), it.dimensions());
            // In place: nothing before an activation needs its own output again.
            case Relu it -> "torch.relu_(y)";
            case LeakyRelu it -> "torch.leaky_relu_(y, %s)".formatted(it.slope());
            case Selu it -> "torch.selu_(y)";
            // The image is float32 from here on: bfloat16 has too few steps for 256 levels.
            case Tanh it ->
                    lowering.half()
                            ? "torch.tanh(torch.to(y, %d))".formatted(FLOAT32)
                            : "torch.tanh(y)";
        };
    }

    private String dropout(Dropout it, FeatureMap in) {
        int from = noise;
        noise += in.size();
        return "(self).drop(y, noise, %d, %d, %d, %s, training, )"
                .formatted(from, noise, it.dropped(), it.scale());
    }

    private String weight(String prefix, String name) {
        return "w[%d]".formatted(weightIndex.get(prefix + name));
    }

    private String statistic(String prefix, String name) {
        return "s[%d]".formatted(statisticsIndex.get(prefix + name));
    }

    private String half(String expression) {
        return lowering.half() ? "torch.to(%s, %d)".formatted(expression, BFLOAT16) : expression;
    }

    private String transposed(TransposedConvolution it, FeatureMap in, String prefix) {
        Window window = it.window();
        String weight = half(weight(prefix, "weight"));
        String bias = it.biased() ? half(weight(prefix, "bias")) : "None";
        if (in.height() == 1 && in.width() == 1 && window.padding() == 0) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).transposed_from_pixel(y, %s, %d, %d, %d, )"
                            .formatted(weight, it.inputs(), window.kernel(), it.outputs()));
        }
        if (isMatrix(window, in, in.height())) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).strided_transposed(y, %s, %d, %d, %d, )"
                            .formatted(weight, it.inputs(), in.height(), it.outputs()));
        }
        if (window.equals(DOUBLING) && it.outputs() <= COLOURS && !lowering.isPlain()) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).transposed_as_cells(y, %s, %d, %d, )"
                            .formatted(weight, it.inputs(), it.outputs()));
        }
        if (it.outputs() == 1) {
            return biased(it.biased(), bias, oneChannel(weight, window));
        }
        return transposed(channelsFirst(weight), bias, window);
    }

    /**
     * libtorch 2.0.1 leaves the gradient by a channels-last input uninitialised where a transposed
     * convolution has one output channel on the processor. So it gets a second one of zeros.
     */
    private static String oneChannel(String weight, Window window) {
        String two =
                "torch.constant_pad_nd(%s, [0, 0, 0, 0, 0, 1])".formatted(channelsFirst(weight));
        return "torch.slice(%s, 1, 0, 1)".formatted(transposed(two, "None", window));
    }

    private static String transposed(String weight, String bias, Window window) {
        return "torch.conv_transpose2d(y, %s, %s, %s, %s, %s, 1, [1, 1])"
                .formatted(
                        weight,
                        bias,
                        pair(window.stride()),
                        pair(window.padding()),
                        pair(window.more()));
    }

    private String convolution(Convolution it, FeatureMap in, String prefix) {
        Window window = it.window();
        String raw = weight(prefix, "weight");
        String weight =
                half(
                        it.spectral()
                                ? "(self).spectral(%s, %s, training, )"
                                        .formatted(raw, statistic(prefix, "weight_u"))
                                : raw);
        String bias = it.biased() ? half(weight(prefix, "bias")) : "None";
        if (in.height() == window.kernel()
                && in.width() == window.kernel()
                && window.padding() == 0) {
            int inputs = it.inputs() * window.kernel() * window.kernel();
            return biased(
                    it.biased(),
                    bias,
                    "(self).convolution_to_pixel(y, %s, %d, %d, )"
                            .formatted(weight, inputs, it.outputs()));
        }
        if (isMatrix(window, in, in.height() / 2)) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).strided_convolution(y, %s, %d, %d, %d, )"
                            .formatted(weight, it.inputs(), in.height() / 2, it.outputs()));
        }
        return "torch.conv2d(y, %s, %s, %s, %s)"
                .formatted(
                        channelsFirst(weight), bias, pair(window.stride()), pair(window.padding()));
    }

    private static String biased(boolean isBiased, String bias, String expression) {
        return isBiased
                ? "torch.add(%s, torch.view(%s, [1, -1, 1, 1]))".formatted(expression, bias)
                : expression;
    }

    private boolean isMatrix(Window window, FeatureMap in, int smallSide) {
        return window.equals(DOUBLING)
                && in.width() == in.height()
                && smallSide <= lowering.matrixSide();
    }

    private static String channelsFirst(String weight) {
        return "torch.permute(%s, [0, 3, 1, 2])".formatted(weight);
    }

    private static String pair(int value) {
        return "[%d, %d]".formatted(value, value);
    }
}
