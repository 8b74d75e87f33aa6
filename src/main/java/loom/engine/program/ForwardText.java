package loom.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import loom.engine.network.Accumulation;
import loom.engine.network.Block;
import loom.engine.network.FeatureMap;
import loom.engine.network.Gated;
import loom.engine.network.Identity;
import loom.engine.network.Keep;
import loom.engine.network.Layer;
import loom.engine.network.Operation;
import loom.engine.network.Parallel;
import loom.engine.network.Recall;
import loom.engine.network.Reconstruction;
import loom.engine.network.Residual;
import loom.engine.network.Sequence;

/**
 * Writes the statements of one forward pass, layer by layer. Along a chain every layer gives the
 * variable {@code y}; a value that is read again later keeps a variable of its own, and nothing
 * works on it in place.
 */
final class ForwardText {
    private final OperationText operations;
    private final boolean withSideOutputs;
    private final List<String> lines = new ArrayList<>();
    private final List<String> sideOutputs = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Set<String> branching = new HashSet<>();
    private int variables;

    /**
     * @param withSideOutputs true to compute them
     */
    ForwardText(OperationText operations, boolean withSideOutputs) {
        this.operations = operations;
        this.withSideOutputs = withSideOutputs;
    }

    /** The statements written so far. */
    List<String> lines() {
        return lines;
    }

    /** The variables of the side outputs, in the order of the layers. */
    List<String> sideOutputs() {
        return sideOutputs;
    }

    /**
     * A value on its way through the network.
     *
     * @param variable the one that holds it
     */
    record Value(String variable, FeatureMap shape) {}

    /** A value that there is before the pass, for layers to read. */
    Value given(String name, Value value) {
        keep(name, value);
        return value;
    }

    /**
     * Writes a layer and all that is inside of it.
     *
     * @param path what the names of its tensors begin with
     */
    Value write(Layer layer, Value in, String path) {
        return switch (layer) {
            case Operation it -> assign(it, in, path);
            case Sequence it -> sequence(it, in, path);
            case Residual it -> residual(it, in, path);
            case Keep it -> keep(it, in, path);
            case Gated it -> gated(it, in, path);
            case Accumulation it -> accumulation(it, in, path);
            case Parallel it -> parallel(it, in, path);
            case Reconstruction it -> reconstruction(it, in, path);
        };
    }

    private Value assign(Operation operation, Value in, String path) {
        String text =
                operations.expression(
                        operation, new Site(in.variable(), in.shape(), path, !isShared(in), kept));
        if (operation instanceof Identity || operation instanceof Recall) {
            return new Value(text, operation.outputShape(in.shape())); // a value that there is
        }
        return assign(in, operation.outputShape(in.shape()), text);
    }

    /** To the variable of the input, or to a new one where that is read again. */
    private Value assign(Value in, FeatureMap shape, String text) {
        String target = isShared(in) ? "y" + ++variables : in.variable();
        lines.add("    " + target + " = " + text);
        return new Value(target, shape);
    }

    private Value sequence(Sequence block, Value in, String path) {
        Value value = in;
        for (Block.Part part : block.parts(in.shape())) {
            value = write(part.layer(), value, path + "." + part.name());
        }
        return value;
    }

    private Value residual(Residual block, Value in, String path) {
        List<Value> ways = ways(block.parts(in.shape()), in, path);
        Value sum = sum(ways.getFirst(), ways.getLast());
        return block.scale() == 1
                ? sum
                : assign(
                        sum,
                        sum.shape(),
                        "torch.mul(%s, %s)".formatted(sum.variable(), block.scale()));
    }

    private Value parallel(Parallel block, Value in, String path) {
        String ends =
                ways(block.parts(in.shape()), in, path).stream()
                        .map(Value::variable)
                        .collect(Collectors.joining(", "));
        return assign(in, block.outputShape(in.shape()), "torch.cat([%s], 2)".formatted(ends));
    }

    /** What several layers make of one input. */
    private List<Value> ways(List<Block.Part> parts, Value in, String path) {
        return keeping(
                in,
                () ->
                        parts.stream()
                                .map(part -> write(part.layer(), in, path + "." + part.name()))
                                .toList());
    }

    /** Writes layers none of which may overwrite a value. */
    private <T> T keeping(Value value, Supplier<T> layers) {
        boolean first = branching.add(value.variable());
        T written = layers.get();
        if (first) {
            branching.remove(value.variable());
        }
        return written;
    }

    private Value sum(Value one, Value other) {
        return assign(
                one, one.shape(), "torch.add(%s, %s)".formatted(one.variable(), other.variable()));
    }

    private Value keep(Keep block, Value in, String path) {
        Value value = write(block.layer(), in, path + ".kept");
        keep(block.name(), value);
        return value;
    }

    private Value gated(Gated block, Value in, String path) {
        Value gate =
                write(block.gate(), new Value(kept(block.from()), block.seen()), path + ".gate");
        return assign(
                in, in.shape(), "torch.mul(%s, %s)".formatted(in.variable(), gate.variable()));
    }

    private Value accumulation(Accumulation block, Value in, String path) {
        keep(block.name(), keeping(in, () -> sumSoFar(block, in, path)));
        return in;
    }

    private Value sumSoFar(Accumulation block, Value in, String path) {
        Value added = write(block.branch(), in, path + ".branch");
        Layer carry = block.carry();
        if (carry == null) {
            return added;
        }
        Value before = new Value(kept(block.name()), Objects.requireNonNull(block.carried()));
        return sum(added, write(carry, before, path + ".carry"));
    }

    private Value reconstruction(Reconstruction block, Value in, String path) {
        if (!withSideOutputs) {
            operations.takeNoise(block.noiseBytes(in.shape())); // what comes later takes the same
            return in;
        }
        sideOutputs.add(keeping(in, () -> error(block, in, path)));
        return in;
    }

    /** The variable that says how far a decoder's picture is off. */
    private String error(Reconstruction block, Value in, String path) {
        Block.Part decoder = block.parts(in.shape()).getFirst();
        Value seen = in;
        String image = "x";
        if (block.quadrant()) {
            int quarter = operations.takeNoise(1);
            String text = "(self).quadrant(%s, noise, %d, )";
            seen = assign(in, decoder.input(), text.formatted(in.variable(), quarter));
            image = text.formatted(image, quarter);
        }
        Value picture = write(decoder.layer(), seen, path + ".decoder");
        String error = "e" + sideOutputs.size();
        lines.add(
                "    %s = (self).reconstruction_error(%s, %s, )"
                        .formatted(error, picture.variable(), image));
        return error;
    }

    private void keep(String name, Value value) {
        kept.put(name, value.variable());
    }

    /** True if a value is read again after the next layer. */
    private boolean isShared(Value value) {
        return branching.contains(value.variable()) || kept.containsValue(value.variable());
    }

    private String kept(String name) {
        return Objects.requireNonNull(kept.get(name), () -> name + " was not kept");
    }
}
