package loom.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import loom.engine.network.FeatureMap;
import loom.engine.network.Network;
import loom.engine.network.Parameter;
import loom.engine.network.Styles;

/**
 * Writes one network as methods of a TorchScript class.
 *
 * <p>For a network called {@code generator}: {@code generator_weights} and {@code
 * generator_statistics} cut the flat buffers into views, and {@code generator(w, s, x, training,
 * momentum, noise)} is the forward pass; noise (B, {@link Network#noiseBytes}) decides what dropout
 * drops. {@code generator_reconstructing} takes the same and gives the output and the error of each
 * {@link loom.engine.network.Reconstruction}. Inside them, feature maps are channels-last (B, C, H,
 * W). In bfloat16 the convolutions, the dense layers and what flows between them are bfloat16; the
 * parameters, the statistics, the styles and the result are float32.
 */
final class NetworkText {
    /** What the name of the method ends with that gives the errors of side outputs, too. */
    static final String RECONSTRUCTING = "_reconstructing";

    /** Of the method from latents to styles. */
    static final String STYLES = "_styles";

    /** Of the method from styles to images. */
    static final String SYNTHESIS = "_synthesis";

    private final Network network;
    private final FlatLayout layout;
    private final Lowering lowering;
    private final List<String> lines = new ArrayList<>();

    NetworkText(Network network, Lowering lowering) {
        this.network = network;
        this.lowering = lowering;
        layout = new FlatLayout(network);
    }

    String write() {
        views("_weights", layout.weights());
        views("_statistics", layout.statistics());
        if (network.styles().isPresent()) {
            styles();
            synthesis(network.styles().get());
            composition();
        } else {
            forward(false);
        }
        if (network.isReconstructing()) {
            forward(true);
        }
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

    private void forward(boolean reconstructing) {
        head(reconstructing ? RECONSTRUCTING : "", "x");
        lines.add("    noise: Tensor) -> " + (reconstructing ? "List[Tensor]:" : "Tensor:"));
        lines.add("    y = " + lowering.cast("x"));
        ForwardText body = new ForwardText(new OperationText(layout, lowering), reconstructing);
        ForwardText.Value end =
                body.write(
                        network.body(), new ForwardText.Value("y", network.input()), Network.ROOT);
        lines.addAll(body.lines());
        String output = lowering.uncast(end.variable());
        lines.add(
                "    return "
                        + (reconstructing
                                ? "[%s, %s]"
                                        .formatted(output, String.join(", ", body.sideOutputs()))
                                : output));
    }

    /** What all forward passes take. */
    private void head(String suffix, String input) {
        lines.add("  def " + network.name() + suffix + "(self: __torch__.Program,");
        lines.add("    w: List[Tensor],");
        lines.add("    s: List[Tensor],");
        lines.add("    " + input + ": Tensor,");
        lines.add("    training: bool,");
        lines.add("    momentum: float,");
    }

    private void styles() {
        lines.add("  def " + network.name() + STYLES + "(self: __torch__.Program,");
        lines.add("    w: List[Tensor],");
        lines.add("    s: List[Tensor],");
        lines.add("    x: Tensor) -> Tensor:");
        lines.add("    y = x");
        ForwardText body = new ForwardText(new OperationText(layout, lowering.exact()), false);
        ForwardText.Value end =
                body.write(
                        network.mapping(),
                        new ForwardText.Value("y", network.input()),
                        Network.ROOT);
        lines.addAll(body.lines());
        lines.add("    return " + end.variable());
    }

    private void synthesis(Styles styles) {
        head(SYNTHESIS, Styles.KEPT);
        lines.add("    noise: Tensor) -> Tensor:");
        ForwardText body = new ForwardText(new OperationText(layout, lowering), false);
        FeatureMap shape = network.mapping().outputShape(network.input());
        ForwardText.Value given =
                body.given(Styles.KEPT, new ForwardText.Value(Styles.KEPT, shape));
        ForwardText.Value end = body.write(network.synthesis(), given, Network.ROOT);
        lines.addAll(body.lines());
        lines.add("    return " + lowering.uncast(end.variable()));
    }

    private void composition() {
        head("", "x");
        lines.add("    noise: Tensor) -> Tensor:");
        lines.add("    styles = (self)." + network.name() + STYLES + "(w, s, x, )");
        lines.add(
                "    return (self).%s(w, s, styles, training, momentum, noise, )"
                        .formatted(network.name() + SYNTHESIS));
    }
}
