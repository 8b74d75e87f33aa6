package loom.engine.program;

import loom.engine.network.Convolution;
import loom.engine.network.FeatureMap;
import loom.engine.network.GroupedConvolution;
import loom.engine.network.TransposedConvolution;
import loom.engine.network.Window;

/** Chooses the form in which a convolution is written, see {@link ConvolutionText}. */
final class ConvolutionCall {
    private static final Window DOUBLING = new Window(4, 2, 1);
    private static final int COLOURS = 3;

    private final Tensors tensors;
    private final Lowering lowering;

    ConvolutionCall(Tensors tensors, Lowering lowering) {
        this.tensors = tensors;
        this.lowering = lowering;
    }

    String expression(TransposedConvolution it, Site at) {
        Window window = it.window();
        FeatureMap in = at.shape();
        String y = at.y();
        String weight = lowering.cast(tensors.of(at, "weight"));
        String bias = it.biased() ? lowering.cast(tensors.of(at, "bias")) : "None";
        if (in.height() == 1 && in.width() == 1 && window.padding() == 0) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).transposed_from_pixel(%s, %s, %d, %d, %d, )"
                            .formatted(y, weight, it.inputs(), window.kernel(), it.outputs()));
        }
        if (isMatrix(window, in, in.height())) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).strided_transposed(%s, %s, %d, %d, %d, )"
                            .formatted(y, weight, it.inputs(), in.height(), it.outputs()));
        }
        if (window.equals(DOUBLING) && it.outputs() <= COLOURS && !lowering.isPlain()) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).transposed_as_cells(%s, %s, %d, %d, )"
                            .formatted(y, weight, it.inputs(), it.outputs()));
        }
        if (it.outputs() == 1) {
            return biased(it.biased(), bias, oneChannel(y, weight, window));
        }
        return transposed(y, channelsFirst(weight), bias, window);
    }

    /**
     * libtorch 2.0.1 leaves the gradient by a channels-last input uninitialised where a transposed
     * convolution has one output channel on the processor. So it gets a second one of zeros.
     */
    private static String oneChannel(String y, String weight, Window window) {
        String two =
                "torch.constant_pad_nd(%s, [0, 0, 0, 0, 0, 1])".formatted(channelsFirst(weight));
        return "torch.slice(%s, 1, 0, 1)".formatted(transposed(y, two, "None", window));
    }

    private static String transposed(String y, String weight, String bias, Window window) {
        return "torch.conv_transpose2d(%s, %s, %s, %s, %s, %s, 1, [1, 1])"
                .formatted(
                        y,
                        weight,
                        bias,
                        pair(window.stride()),
                        pair(window.padding()),
                        pair(window.more()));
    }

    String expression(Convolution it, Site at) {
        Window window = it.window();
        FeatureMap in = at.shape();
        String y = at.y();
        String raw = tensors.scaled(at, "weight", it.scale().weight());
        String weight =
                lowering.cast(
                        it.spectral()
                                ? "(self).spectral(%s, %s, training, )"
                                        .formatted(raw, tensors.of(at, "weight_u"))
                                : raw);
        String bias =
                it.biased() ? lowering.cast(tensors.scaled(at, "bias", it.scale().bias())) : "None";
        if (in.height() == window.kernel()
                && in.width() == window.kernel()
                && window.padding() == 0) {
            int inputs = it.inputs() * window.kernel() * window.kernel();
            return biased(
                    it.biased(),
                    bias,
                    "(self).convolution_to_pixel(%s, %s, %d, %d, )"
                            .formatted(y, weight, inputs, it.outputs()));
        }
        if (isMatrix(window, in, in.height() / 2)) {
            return biased(
                    it.biased(),
                    bias,
                    "(self).strided_convolution(%s, %s, %d, %d, %d, )"
                            .formatted(y, weight, it.inputs(), in.height() / 2, it.outputs()));
        }
        return "torch.conv2d(%s, %s, %s, %s, %s)"
                .formatted(
                        y,
                        channelsFirst(weight),
                        bias,
                        pair(window.stride()),
                        pair(window.padding()));
    }

    String expression(GroupedConvolution it, Site at) {
        return "torch.conv2d(%s, %s, %s, %s, %s, [1, 1], %d)"
                .formatted(
                        at.y(),
                        channelsFirst(lowering.cast(tensors.of(at, "weight"))),
                        it.biased() ? lowering.cast(tensors.of(at, "bias")) : "None",
                        pair(it.window().stride()),
                        pair(it.window().padding()),
                        it.groups());
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
