package loom.engine.program;

/**
 * Convolutions written in other ways, for the layers where libtorch's own are slow.
 *
 * <p>Where weights are many and pixels few, libtorch's convolutions on the processor spend more
 * time on reordering weights than on arithmetic: the layer between 8 x 8 and 4 x 4 took three times
 * as long as its neighbour of as many operations, and its backward pass twelve times. As matrix
 * products, training a whole DCGAN at 64 x 64 is 1.8 times as fast in bfloat16.
 *
 * <ul>
 *   <li>{@code transposed_from_pixel}: a transposed convolution of one pixel.
 *   <li>{@code convolution_to_pixel}: a convolution that leaves one pixel.
 *   <li>{@code strided_convolution}: window 4, stride 2, padding 1. Write the row of the window as
 *       2a + p: padded row 2(i + a) + p belongs to output row i. So the padded image is cut into
 *       cells of 2 x 2 pixels (p, q), and the window is 2 x 2 cells (a, b): four slices side by
 *       side make the rows of one product.
 *   <li>{@code strided_transposed}: the transpose of that: one product for each (a, b), shifted and
 *       added.
 *   <li>{@code transposed_as_cells}: the same to few channels as a convolution of 2 x 2 cells,
 *       which gives the four pixels (p, q) of each cell as channels. As a transposed convolution,
 *       the last layer of a generator reaches a fifth of the speed of its other layers.
 * </ul>
 *
 * <p>All take and give channels-last feature maps (B, C, H, W) and weights as {@link FlatLayout}
 * stores them.
 */
final class ConvolutionText {
    private ConvolutionText() {}

    static final String METHODS =
            """
              def transposed_from_pixel(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                inputs: int,
                side: int,
                outputs: int) -> Tensor:
                rows = torch.reshape(x, [-1, inputs])
                pixels = torch.mul(torch.mul(side, side), outputs)
                y = torch.mm(rows, torch.view(w, [inputs, pixels]))
                return torch.permute(torch.view(y, [-1, side, side, outputs]), [0, 3, 1, 2])
              def convolution_to_pixel(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                inputs: int,
                outputs: int) -> Tensor:
                rows = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [-1, inputs])
                y = torch.mm(rows, torch.t(torch.view(w, [outputs, inputs])))
                return torch.view(y, [-1, outputs, 1, 1])
              def strided_convolution(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                c: int,
                side: int,
                outputs: int) -> Tensor:
                more = torch.add(side, 1)
                c4 = torch.mul(c, 4)
                c16 = torch.mul(c, 16)
                p = torch.constant_pad_nd(torch.permute(x, [0, 2, 3, 1]), [0, 0, 1, 1, 1, 1])
                split = torch.reshape(p, [-1, more, 2, more, 2, c])
                cells = torch.permute(split, [0, 1, 3, 2, 4, 5])
                q = torch.reshape(cells, [-1, more, more, c4])
                top = torch.slice(q, 1, 0, side)
                bottom = torch.slice(q, 1, 1, more)
                s00 = torch.slice(top, 2, 0, side)
                s01 = torch.slice(top, 2, 1, more)
                s10 = torch.slice(bottom, 2, 0, side)
                s11 = torch.slice(bottom, 2, 1, more)
                rows = torch.reshape(torch.cat([s00, s01, s10, s11], 3), [-1, c16])
                w6 = torch.permute(torch.view(w, [outputs, 2, 2, 2, 2, c]), [0, 1, 3, 2, 4, 5])
                y = torch.mm(rows, torch.t(torch.reshape(w6, [outputs, c16])))
                return torch.permute(torch.view(y, [-1, side, side, outputs]), [0, 3, 1, 2])
              def strided_transposed(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                inputs: int,
                side: int,
                c: int) -> Tensor:
                more = torch.add(side, 1)
                c4 = torch.mul(c, 4)
                rows = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [-1, inputs])
                w6 = torch.permute(torch.view(w, [inputs, 2, 2, 2, 2, c]), [1, 3, 0, 2, 4, 5])
                w4 = torch.reshape(w6, [4, inputs, c4])
                m00 = torch.view(torch.mm(rows, torch.select(w4, 0, 0)), [-1, side, side, c4])
                m01 = torch.view(torch.mm(rows, torch.select(w4, 0, 1)), [-1, side, side, c4])
                m10 = torch.view(torch.mm(rows, torch.select(w4, 0, 2)), [-1, side, side, c4])
                m11 = torch.view(torch.mm(rows, torch.select(w4, 0, 3)), [-1, side, side, c4])
                q = torch.constant_pad_nd(m00, [0, 0, 0, 1, 0, 1])
                q1 = torch.add_(q, torch.constant_pad_nd(m01, [0, 0, 1, 0, 0, 1]))
                q2 = torch.add_(q1, torch.constant_pad_nd(m10, [0, 0, 0, 1, 1, 0]))
                q3 = torch.add_(q2, torch.constant_pad_nd(m11, [0, 0, 1, 0, 1, 0]))
                split = torch.view(q3, [-1, more, more, 2, 2, c])
                cells = torch.permute(split, [0, 1, 3, 2, 4, 5])
                pixels = torch.reshape(cells, [-1, torch.mul(more, 2), torch.mul(more, 2), c])
                end = torch.add(torch.mul(side, 2), 1)
                inner = torch.slice(torch.slice(pixels, 1, 1, end), 2, 1, end)
                return torch.permute(torch.contiguous(inner), [0, 3, 1, 2])
              def transposed_as_cells(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                inputs: int,
                c: int) -> Tensor:
                w6 = torch.flip(torch.view(w, [inputs, 2, 2, 2, 2, c]), [1, 3])
                cells = torch.permute(w6, [5, 2, 4, 0, 1, 3])
                w4 = torch.reshape(cells, [torch.mul(c, 4), inputs, 2, 2])
                y = torch.conv2d(x, w4, None, [1, 1], [1, 1])
                pixels = torch.pixel_shuffle(y, 2)
                return torch.slice(torch.slice(pixels, 2, 1, -1), 3, 1, -1)
            """;
}
