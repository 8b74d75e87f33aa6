package loom.engine.network;

/** Gives what it is given: the shortcut of a {@link Residual} that changes no shape. */
public record Identity() implements Operation {
    @Override
    public FeatureMap outputShape(FeatureMap input) {
        return input;
    }
}
