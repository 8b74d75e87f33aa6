package loom.engine.program;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** How a forward pass reads the tensors of its network, by their names. */
final class Tensors {
    private final Map<String, String> expressions = new HashMap<>();

    Tensors(FlatLayout layout) {
        for (int i = 0; i < layout.weights().size(); i++) {
            expressions.put(layout.weights().get(i).name(), "w[%d]".formatted(i));
        }
        for (int i = 0; i < layout.statistics().size(); i++) {
            expressions.put(layout.statistics().get(i).name(), "s[%d]".formatted(i));
        }
    }

    /** The tensor of an operation. */
    String of(Site at, String name) {
        String full = at.path() + "." + name;
        return Objects.requireNonNull(expressions.get(full), full);
    }

    /** The tensor of an operation, multiplied by a factor. */
    String scaled(Site at, String name, double factor) {
        return factor == 1 ? of(at, name) : "torch.mul(%s, %s)".formatted(of(at, name), factor);
    }
}
