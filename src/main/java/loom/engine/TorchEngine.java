package loom.engine;

import java.util.List;

/** libtorch in this process. */
public final class TorchEngine {
    private TorchEngine() {}

    public static List<ComputeDevice> devices() {
        throw new UnsupportedOperationException();
    }
}
