package loom.engine.program;

import loom.engine.recipe.Augmentation;

/**
 * Differentiable augmentation as a method of a program: {@code augmented(x, u)} for images (B, C,
 * S, S) in [-1, 1] and uniform draws u (B, 7 or more) in [0, 1).
 *
 * <p>The operations, their ranges and their order are those of the code beside Zhao et al. 2020
 * (arXiv:2006.10738). Images are moved by products with shifted unit matrices, since gathering has
 * a slow backward pass on the processor and one without fixed order on a GPU.
 */
final class AugmentationText {
    private AugmentationText() {}

    static String write(Augmentation augmentation, int imageSize) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append(augmentation.colour() ? COLOUR : "");
        text.append(augmentation.translation() ? TRANSLATION : "");
        text.append(augmentation.cutout() ? CUTOUT : "");
        return text.append("    return x\n")
                .toString()
                .replace("SIDE", Integer.toString(imageSize))
                .replace("PLACES", Integer.toString(2 * Math.round(imageSize / 8f) + 1))
                .replace("MOST", Integer.toString(Math.round(imageSize / 8f)))
                .replace("CENTRES", Integer.toString(imageSize + 1))
                .replace("HALF", Integer.toString(imageSize / 4))
                .replace("HOLE", Integer.toString(imageSize / 2));
    }

    private static final String HEAD =
            """
              def moves(self: __torch__.Program,
                u: Tensor) -> Tensor:
                places = torch.arange(SIDE, dtype=6, device=ops.prim.device(u))
                t = torch.sub(torch.floor(torch.mul(u, PLACES)), MOST)
                source = torch.add(torch.view(places, [1, -1, 1]), torch.view(t, [-1, 1, 1]))
                return torch.to(torch.eq(source, torch.view(places, [1, 1, -1])), u)
              def hole(self: __torch__.Program,
                u: Tensor) -> Tensor:
                places = torch.arange(SIDE, dtype=6, device=ops.prim.device(u))
                centre = torch.floor(torch.mul(u, CENTRES))
                start = torch.view(torch.sub(centre, HALF), [-1, 1])
                from_start = torch.sub(torch.view(places, [1, -1]), start)
                inside = torch.logical_and(torch.ge(from_start, 0), torch.lt(from_start, HOLE))
                return torch.to(inside, u)
              def draw(self: __torch__.Program,
                u: Tensor,
                index: int) -> Tensor:
                return torch.view(torch.select(u, 1, index), [-1, 1, 1, 1])
              def augmented(self: __torch__.Program,
                x: Tensor,
                u: Tensor) -> Tensor:
            """;

    private static final String COLOUR =
            """
                x = torch.add(x, torch.sub((self).draw(u, 0, ), 0.5))
                grey = torch.mean(x, [1], True)
                saturation = torch.mul((self).draw(u, 1, ), 2.0)
                x = torch.add(torch.mul(torch.sub(x, grey), saturation), grey)
                level = torch.mean(x, [1, 2, 3], True)
                contrast = torch.add((self).draw(u, 2, ), 0.5)
                x = torch.add(torch.mul(torch.sub(x, level), contrast), level)
            """;

    private static final String TRANSLATION =
            """
                b = torch.size(x, 0)
                c = torch.size(x, 1)
                lines = torch.mul(c, SIDE)
                down = (self).moves(torch.select(u, 1, 3), )
                right = (self).moves(torch.select(u, 1, 4), )
                rows = torch.reshape(x, [b, lines, SIDE])
                moved = torch.bmm(rows, torch.transpose(right, 1, 2))
                columns = torch.transpose(torch.view(moved, [b, c, SIDE, SIDE]), 1, 2)
                both = torch.bmm(down, torch.reshape(columns, [b, SIDE, lines]))
                upright = torch.transpose(torch.view(both, [b, SIDE, c, SIDE]), 1, 2)
                x = torch.contiguous(upright, memory_format=2)
            """;

    private static final String CUTOUT =
            """
                high = torch.unsqueeze((self).hole(torch.select(u, 1, 5), ), 2)
                wide = torch.unsqueeze((self).hole(torch.select(u, 1, 6), ), 1)
                kept = torch.sub(torch.ones_like(torch.mul(high, wide)), torch.mul(high, wide))
                x = torch.mul(x, torch.unsqueeze(kept, 1))
            """;
}
