package loom.engine.program;

import java.util.Map;
import java.util.Objects;
import loom.engine.network.FeatureMap;

/**
 * Where an operation stands in a forward pass.
 *
 * @param y the variable of its input
 * @param shape of its input
 * @param path what the names of its tensors begin with
 * @param inPlace true if nothing else reads its input, so that it may be overwritten
 * @param kept the variables of the earlier values that it reads, by name
 */
record Site(String y, FeatureMap shape, String path, boolean inPlace, Map<String, String> kept) {

    /** The variable of an earlier value. */
    String kept(String name) {
        return Objects.requireNonNull(kept.get(name), () -> name + " was not kept");
    }

    /** What the name of a function ends with that may overwrite its input. */
    String itself() {
        return inPlace ? "_" : "";
    }
}
