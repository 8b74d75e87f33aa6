package loom.engine.program;

import loom.engine.ComputeDevice;

/**
 * How a network is written down for a device.
 *
 * @param half true to compute convolutions in bfloat16
 * @param matrixSide convolutions whose smaller side has at most this many pixels are written as
 *     matrix products, see {@link ConvolutionText}; with 0 all are libtorch's own
 */
record Lowering(boolean half, int matrixSide) {
    private static final int FLOAT32 = 6; // libtorch's ScalarType numbers
    private static final int BFLOAT16 = 15;

    /** What was fastest at 64 x 64 on an AVX-512 processor; a GPU's own convolutions are fast. */
    static Lowering on(String device, boolean half) {
        if (new ComputeDevice(device, device, 0).isGpu()) {
            return new Lowering(half, 0);
        }
        return new Lowering(half, half ? 8 : 4);
    }

    /** The same in float32. */
    Lowering exact() {
        return new Lowering(false, matrixSide);
    }

    /** A tensor in the type that convolutions are computed in. */
    String cast(String expression) {
        return half ? "torch.to(%s, %d)".formatted(expression, BFLOAT16) : expression;
    }

    /** A value that was computed in that type, in float32. */
    String uncast(String expression) {
        return half ? "torch.to(%s, %d)".formatted(expression, FLOAT32) : expression;
    }

    /** True if every convolution is libtorch's own. */
    boolean isPlain() {
        return matrixSide == 0;
    }
}
