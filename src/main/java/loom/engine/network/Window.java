package loom.engine.network;

/**
 * The square window of a convolution.
 *
 * @param kernel its side
 * @param stride how far it moves
 * @param padding zeros on each side of the input
 * @param more rows and columns that a transposed convolution adds at the end, PyTorch's {@code
 *     output_padding}: less than the stride
 */
public record Window(int kernel, int stride, int padding, int more) {
    public Window {
        if (kernel < 1 || stride < 1 || padding < 0 || padding >= kernel || more < 0) {
            throw new IllegalArgumentException(
                    "a window needs kernel >= 1, stride >= 1, 0 <= padding < kernel and more >= 0, was %d, %d, %d, %d"
                            .formatted(kernel, stride, padding, more));
        }
        if (more >= stride) {
            throw new IllegalArgumentException(
                    "a window can add fewer rows than its stride %d, was %d"
                            .formatted(stride, more));
        }
    }

    public Window(int kernel, int stride, int padding) {
        this(kernel, stride, padding, 0);
    }

    int down(int in) {
        return Math.floorDiv(in + 2 * padding - kernel, stride) + 1;
    }

    int up(int in) {
        return (in - 1) * stride - 2 * padding + kernel + more;
    }
}
