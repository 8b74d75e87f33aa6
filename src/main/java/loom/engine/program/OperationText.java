package loom.engine.program;

import loom.engine.network.AveragePool;
import loom.engine.network.BatchNormalisation;
import loom.engine.network.Convolution;
import loom.engine.network.Dense;
import loom.engine.network.Dropout;
import loom.engine.network.GatedLinearUnit;
import loom.engine.network.GroupedConvolution;
import loom.engine.network.Identity;
import loom.engine.network.LeakyRelu;
import loom.engine.network.LearnedBasis;
import loom.engine.network.LearnedConstant;
import loom.engine.network.MinibatchDeviation;
import loom.engine.network.MinibatchDiscrimination;
import loom.engine.network.ModulatedConvolution;
import loom.engine.network.NoiseInjection;
import loom.engine.network.Operation;
import loom.engine.network.PixelNorm;
import loom.engine.network.Recall;
import loom.engine.network.Relu;
import loom.engine.network.Reshape;
import loom.engine.network.Selu;
import loom.engine.network.Sigmoid;
import loom.engine.network.Styles;
import loom.engine.network.Swish;
import loom.engine.network.Tanh;
import loom.engine.network.TransposedConvolution;
import loom.engine.network.Upsampling;

/**
 * Writes what an operation computes as one expression. It counts the random bytes that a forward
 * pass takes, so each pass is written by one of its own.
 */
final class OperationText {
    private final Tensors tensors;
    private final Lowering lowering;
    private final ConvolutionCall convolutions;
    private int noise;

    OperationText(FlatLayout layout, Lowering lowering) {
        tensors = new Tensors(layout);
        this.lowering = lowering;
        convolutions = new ConvolutionCall(tensors, lowering);
    }

    /** Takes random bytes of each image; gives the place of the first. */
    int takeNoise(int bytes) {
        int from = noise;
        noise += bytes;
        return from;
    }

    /** What an operation gives. */
    String expression(Operation operation, Site at) {
        String y = at.y();
        return switch (operation) {
            case TransposedConvolution it -> convolutions.expression(it, at);
            case Convolution it -> convolutions.expression(it, at);
            case GroupedConvolution it -> convolutions.expression(it, at);
            case ModulatedConvolution it -> modulated(it, at);
            case Dense it ->
                    "(self).dense(%s, %s, %s, )"
                            .formatted(
                                    y,
                                    cast(at, "weight", it.scale().weight()),
                                    cast(at, "bias", it.scale().bias()));
            case BatchNormalisation it ->
                    "torch.batch_norm(%s, %s, %s, %s, %s, training, momentum, %s, True)"
                            .formatted(
                                    y,
                                    tensors.of(at, "weight"),
                                    tensors.of(at, "bias"),
                                    tensors.of(at, "running_mean"),
                                    tensors.of(at, "running_var"),
                                    BatchNormalisation.EPSILON);
            case PixelNorm it -> "(self).pixel_norm(%s, )".formatted(y);
            case Upsampling it ->
                    (it.smooth()
                                    ? "torch.upsample_bilinear2d(%s, None, False, [2., 2.])"
                                    : "torch.upsample_nearest2d(%s, None, [2., 2.])")
                            .formatted(y);
            case AveragePool it ->
                    "torch.avg_pool2d(%1$s, [%2$d, %2$d], [%2$d, %2$d])".formatted(y, it.factor());
            case Reshape it ->
                    "(self).shaped(%s, %d, %d, %d, )"
                            .formatted(
                                    y,
                                    it.shape().channels(),
                                    it.shape().height(),
                                    it.shape().width());
            case Recall it -> at.kept(it.from());
            case LearnedBasis it ->
                    "(self).basis_times(%s, %s, )".formatted(y, cast(at, "basis", 1));
            case LearnedConstant it ->
                    "torch.expand(%s, [torch.size(%s, 0), -1, -1, -1])"
                            .formatted(cast(at, "value", 1), y);
            case Styles it -> "torch.expand(%s, [-1, -1, %d, -1])".formatted(y, it.count());
            case Dropout it -> dropout(it, at);
            case NoiseInjection it -> noiseInjection(it, at);
            case MinibatchDeviation it ->
                    "(self).minibatch_stddev(%s, %s, )".formatted(y, MinibatchDeviation.EPSILON);
            case MinibatchDiscrimination it ->
                    "(self).minibatch_discrimination(%s, %s, %d, %d, )"
                            .formatted(y, tensors.of(at, "weight"), it.kernels(), it.dimensions());
            case Identity it -> y;
            // In place where nobody else reads it: nothing before an activation needs its own
            // output again.
            case Relu it -> "torch.relu%s(%s)".formatted(at.itself(), y);
            case LeakyRelu it -> "torch.leaky_relu%s(%s, %s)".formatted(at.itself(), y, it.slope());
            case Selu it -> "torch.selu%s(%s)".formatted(at.itself(), y);
            case Swish it -> "torch.silu(%s)".formatted(y);
            case Sigmoid it -> "torch.sigmoid(%s)".formatted(y);
            case GatedLinearUnit it -> "torch.glu(%s, 1)".formatted(y);
            // The image is float32 from here on: bfloat16 has too few steps for 256 levels.
            case Tanh it -> "torch.tanh(%s)".formatted(lowering.uncast(y));
        };
    }

    private String dropout(Dropout it, Site at) {
        int bytes = it.noiseBytes(at.shape());
        int from = takeNoise(bytes);
        return "(self).drop(%s, noise, %d, %d, %d, %s, training, )"
                .formatted(at.y(), from, from + bytes, it.dropped(), it.scale());
    }

    private String noiseInjection(NoiseInjection it, Site at) {
        int bytes = it.noiseBytes(at.shape());
        int from = takeNoise(bytes);
        return "(self).add_noise(%s, %s, %s, noise, %d, %d, training, )"
                .formatted(
                        at.y(),
                        tensors.of(at, "strength"),
                        tensors.of(at, "noise"),
                        from,
                        from + bytes);
    }

    /** The style is float32 in any lowering: it decides about whole feature maps. */
    private String modulated(ModulatedConvolution it, Site at) {
        String style =
                "(self).style(%s, %s, %s, %d, %s, %s, )"
                        .formatted(
                                at.kept(Styles.KEPT),
                                tensors.of(at, "affine.weight"),
                                tensors.of(at, "affine.bias"),
                                it.style(),
                                it.affineScale(),
                                it.weightScale());
        String weight = tensors.of(at, "weight");
        String bias = tensors.scaled(at, "bias", it.gain());
        return it.demodulated()
                ? "(self).modulated(%s, %s, %s, %s, %d, %s, )"
                        .formatted(at.y(), weight, bias, style, it.kernel() / 2, it.gain())
                : "(self).colours(%s, %s, %s, %s, %d, %s, )"
                        .formatted(at.y(), weight, bias, style, it.kernel() / 2, it.gain());
    }

    private String cast(Site at, String tensor, double factor) {
        return lowering.cast(tensors.scaled(at, tensor, factor));
    }
}
