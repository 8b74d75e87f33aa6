package loom.engine.network;

/** The square window of a convolution: its side, its stride and the padding around its input. */
public record Window(int kernel, int stride, int padding) {
    public Window {
        if (kernel < 1 || stride < 1 || padding < 0 || padding >= kernel) {
            throw new IllegalArgumentException(
                    "a window needs kernel >= 1, stride >= 1 and 0 <= padding < kernel, was %d, %d, %d"
                            .formatted(kernel, stride, padding));
        }
    }

    int down(int in) {
        return Math.floorDiv(in + 2 * padding - kernel, stride) + 1;
    }

    int up(int in) {
        return (in - 1) * stride - 2 * padding + kernel;
    }
}
