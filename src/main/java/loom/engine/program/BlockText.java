package loom.engine.program;

import java.util.List;
import java.util.stream.Collectors;
import loom.engine.network.ModulatedConvolution;
import loom.engine.network.NoiseInjection;
import loom.engine.network.PixelNorm;

/** The methods that only some networks need: a program has those that it mentions. */
final class BlockText {
    private BlockText() {}

    /** What a program calls of these. */
    static String mentionedIn(String program) {
        return METHODS.stream()
                .filter(it -> program.contains("(self)." + name(it) + "("))
                .collect(Collectors.joining());
    }

    private static String name(String method) {
        return method.substring(method.indexOf("def ") + 4, method.indexOf('('));
    }

    /** Mean and deviation of a sum of uniform bytes. */
    private static final double NOISE_MEAN = NoiseInjection.BYTES * 255 / 2.0;

    private static final double NOISE_DEVIATION =
            Math.sqrt(NoiseInjection.BYTES * (256 * 256 - 1) / 12.0);

    private static final String ADD_NOISE =
            new Template(
                            """
                              def add_noise(self: __torch__.Program,
                                x: Tensor,
                                strength: Tensor,
                                own: Tensor,
                                noise: Tensor,
                                start: int,
                                end: int,
                                training: bool) -> Tensor:
                                if training:
                                  bytes = torch.to(torch.slice(noise, 1, start, end), 6)
                                  sides = [torch.size(x, 0), 1, torch.size(x, 2), torch.size(x, 3), {bytes}]
                                  sums = torch.sum(torch.reshape(bytes, sides), [4])
                                  n = torch.div(torch.sub(sums, {mean}), {deviation})
                                else:
                                  n = own
                                return torch.add(x, torch.to(torch.mul(n, strength), x))
                            """)
                    .with("bytes", NoiseInjection.BYTES)
                    .with("mean", NOISE_MEAN)
                    .with("deviation", NOISE_DEVIATION)
                    .filled();

    private static final String QUADRANT =
            """
              def quadrant(self: __torch__.Program,
                x: Tensor,
                noise: Tensor,
                place: int) -> Tensor:
                b = torch.size(x, 0)
                c = torch.size(x, 1)
                h = torch.floordiv(torch.size(x, 2), 2)
                v = torch.floordiv(torch.size(x, 3), 2)
                split = torch.reshape(x, [b, c, 2, h, 2, v])
                quarters = torch.reshape(torch.permute(split, [0, 2, 4, 1, 3, 5]), [b, 4, c, h, v])
                byte = torch.to(torch.select(noise, 1, place), 6)
                which = torch.view(torch.floor(torch.div(byte, 64.)), [-1, 1])
                places = torch.view(torch.arange(4, dtype=6, device=ops.prim.device(x)), [1, 4])
                chosen = torch.to(torch.eq(which, places), x)
                one = torch.mul(quarters, torch.view(chosen, [b, 4, 1, 1, 1]))
                return torch.contiguous(torch.sum(one, [1]), memory_format=2)
            """;

    private static final String RECONSTRUCTION_ERROR =
            """
              def reconstruction_error(self: __torch__.Program,
                picture: Tensor,
                image: Tensor) -> Tensor:
                side = [torch.size(picture, 2), torch.size(picture, 3)]
                error = torch.sub(torch.to(picture, 6), torch.adaptive_avg_pool2d(image, side))
                return torch.mean(torch.mul(error, error))
            """;

    private static final String BASIS_TIMES =
            """
              def basis_times(self: __torch__.Program,
                x: Tensor,
                basis: Tensor) -> Tensor:
                y = torch.mul(torch.unsqueeze(basis, 0), x)
                return torch.contiguous(y, memory_format=2)
            """;

    /** All but the first, which is the output itself. */
    private static final String SUM_OF_ERRORS =
            """
              def sum_of_errors(self: __torch__.Program,
                outputs: List[Tensor]) -> Tensor:
                return torch.sum(torch.stack(torch.slice(outputs, 1)))
            """;

    /** Zeros for leaves that a loss does not depend on. */
    private static final String PARTIAL_FLAT_GRADIENT =
            """
              def partial_flat_gradient(self: __torch__.Program,
                loss: Tensor,
                leaves: List[Tensor]) -> Tensor:
                found = torch.autograd.grad([loss], leaves, None, None, False, True)
                parts = annotate(List[Tensor], [])
                for i in range(torch.len(found)):
                  part = found[i]
                  if torch.__is__(part, None):
                    flat = torch.reshape(torch.zeros_like(leaves[i]), [-1])
                  else:
                    flat = torch.reshape(unchecked_cast(Tensor, part), [-1])
                  added = torch.append(parts, flat)
                return torch.cat(parts)
            """;

    private static final String PIXEL_NORM =
            new Template(
                            """
                              def pixel_norm(self: __torch__.Program,
                                x: Tensor) -> Tensor:
                                level = torch.mean(torch.mul(x, x), [1], True)
                                return torch.mul(x, torch.rsqrt(torch.add(level, {epsilon})))
                            """)
                    .with("epsilon", PixelNorm.EPSILON)
                    .filled();

    /** What each input channel of a modulated convolution is multiplied by, (B, I). */
    private static final String STYLE =
            """
              def style(self: __torch__.Program,
                styles: Tensor,
                w: Tensor,
                b: Tensor,
                layer: int,
                w_scale: float,
                scale: float) -> Tensor:
                own = torch.select(torch.select(styles, 3, 0), 2, layer)
                s = torch.addmm(b, own, torch.t(torch.mul(w, w_scale)))
                return torch.mul(s, scale)
            """;

    private static final String MODULATED =
            new Template(
                            """
                              def modulated(self: __torch__.Program,
                                x: Tensor,
                                w: Tensor,
                                b: Tensor,
                                s: Tensor,
                                padding: int,
                                gain: float) -> Tensor:
                                power = torch.sum(torch.mul(w, w), [1, 2])
                                sums = torch.mm(torch.mul(s, s), torch.t(power))
                                d = torch.mul(torch.rsqrt(torch.add(sums, {epsilon})), gain)
                                scaled = torch.mul(x, torch.to(torch.view(s, [-1, torch.size(s, 1), 1, 1]), x))
                                kernel = torch.permute(torch.to(w, x), [0, 3, 1, 2])
                                y = torch.conv2d(scaled, kernel, None, [1, 1], [padding, padding])
                                factors = torch.to(torch.view(d, [-1, torch.size(d, 1), 1, 1]), x)
                                return torch.addcmul(torch.to(torch.view(b, [1, -1, 1, 1]), x), y, factors)
                            """)
                    .with("epsilon", ModulatedConvolution.EPSILON)
                    .filled();

    private static final String COLOURS =
            """
              def colours(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                b: Tensor,
                s: Tensor,
                padding: int,
                gain: float) -> Tensor:
                factors = torch.view(torch.mul(s, gain), [-1, torch.size(s, 1), 1, 1])
                kernel = torch.permute(torch.to(w, x), [0, 3, 1, 2])
                scaled = torch.mul(x, torch.to(factors, x))
                y = torch.conv2d(scaled, kernel, None, [1, 1], [padding, padding])
                return torch.add(torch.to(y, 6), torch.view(b, [1, -1, 1, 1]))
            """;

    private static final List<String> METHODS =
            List.of(
                    ADD_NOISE,
                    BASIS_TIMES,
                    QUADRANT,
                    RECONSTRUCTION_ERROR,
                    SUM_OF_ERRORS,
                    PARTIAL_FLAT_GRADIENT,
                    PIXEL_NORM,
                    STYLE,
                    MODULATED,
                    COLOURS);
}
