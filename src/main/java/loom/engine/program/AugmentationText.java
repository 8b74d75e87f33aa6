package loom.engine.program;

import loom.engine.recipe.Augmentation;
import loom.engine.recipe.Recipe;

/**
 * Differentiable augmentation as a method of a program: {@code augmented(x, u)} for images (B, C,
 * S, S) in [-1, 1] and uniform draws u (B, D) in [0, 1), see {@link StepDraw}. In a recipe that
 * adapts, it also takes the probability of each change: {@code augmented(x, u, p)}.
 *
 * <p>The operations, their ranges and their order are those of the code beside Zhao et al. 2020
 * (arXiv:2006.10738). Images are moved by products with shifted unit matrices, since gathering has
 * a slow backward pass on the processor and one without fixed order on a GPU.
 */
final class AugmentationText {
    private AugmentationText() {}

    static String write(Recipe recipe, int imageSize) {
        Augmentation augmentation = recipe.augmentation();
        StringBuilder text = new StringBuilder(METHODS);
        text.append(HEAD.formatted(recipe.isAdaptive() ? ",\n    p: float" : ""));
        if (augmentation.colour()) {
            text.append(sometimes(recipe, StepDraw.IF_COLOUR, COLOUR));
        }
        if (augmentation.translation()) {
            text.append(sometimes(recipe, StepDraw.IF_TRANSLATION, TRANSLATION));
        }
        if (augmentation.cutout()) {
            text.append(sometimes(recipe, StepDraw.IF_CUTOUT, CUTOUT));
        }
        text.append("    return x\n");
        int most = Math.round(imageSize / 8f);
        return new Template(text.toString())
                .with("side", imageSize)
                .with("shifts", 2 * most + 1)
                .with("most_shift", most)
                .with("centres", imageSize + 1)
                .with("half_hole", imageSize / 4)
                .with("hole", imageSize / 2)
                .withPlaces(StepDraw.values())
                .filled();
    }

    /** What is done to all images, or to those that a draw chooses. */
    private static String sometimes(Recipe recipe, StepDraw chooses, String change) {
        if (!recipe.isAdaptive()) {
            return change;
        }
        return "    before = x\n"
                + change
                + "    chosen = torch.lt((self).draw(u, %d, ), p)\n".formatted(chooses.ordinal())
                + "    x = torch.where(chosen, x, before)\n";
    }

    private static final String METHODS =
            """
              def moves(self: __torch__.Program,
                u: Tensor) -> Tensor:
                places = torch.arange({side}, dtype=6, device=ops.prim.device(u))
                t = torch.sub(torch.floor(torch.mul(u, {shifts})), {most_shift})
                source = torch.add(torch.view(places, [1, -1, 1]), torch.view(t, [-1, 1, 1]))
                return torch.to(torch.eq(source, torch.view(places, [1, 1, -1])), u)
              def hole(self: __torch__.Program,
                u: Tensor) -> Tensor:
                places = torch.arange({side}, dtype=6, device=ops.prim.device(u))
                centre = torch.floor(torch.mul(u, {centres}))
                start = torch.view(torch.sub(centre, {half_hole}), [-1, 1])
                from_start = torch.sub(torch.view(places, [1, -1]), start)
                inside = torch.logical_and(torch.ge(from_start, 0), torch.lt(from_start, {hole}))
                return torch.to(inside, u)
              def draw(self: __torch__.Program,
                u: Tensor,
                index: int) -> Tensor:
                return torch.view(torch.select(u, 1, index), [-1, 1, 1, 1])
            """;

    private static final String HEAD =
            """
              def augmented(self: __torch__.Program,
                x: Tensor,
                u: Tensor%s) -> Tensor:
            """;

    private static final String COLOUR =
            """
                x = torch.add(x, torch.sub((self).draw(u, {BRIGHTNESS}, ), 0.5))
                grey = torch.mean(x, [1], True)
                saturation = torch.mul((self).draw(u, {SATURATION}, ), 2.0)
                x = torch.add(torch.mul(torch.sub(x, grey), saturation), grey)
                level = torch.mean(x, [1, 2, 3], True)
                contrast = torch.add((self).draw(u, {CONTRAST}, ), 0.5)
                x = torch.add(torch.mul(torch.sub(x, level), contrast), level)
            """;

    private static final String TRANSLATION =
            """
                b = torch.size(x, 0)
                c = torch.size(x, 1)
                lines = torch.mul(c, {side})
                down = (self).moves(torch.select(u, 1, {SHIFT_DOWN}), )
                right = (self).moves(torch.select(u, 1, {SHIFT_RIGHT}), )
                rows = torch.reshape(x, [b, lines, {side}])
                moved = torch.bmm(rows, torch.transpose(right, 1, 2))
                columns = torch.transpose(torch.view(moved, [b, c, {side}, {side}]), 1, 2)
                both = torch.bmm(down, torch.reshape(columns, [b, {side}, lines]))
                upright = torch.transpose(torch.view(both, [b, {side}, c, {side}]), 1, 2)
                x = torch.contiguous(upright, memory_format=2)
            """;

    private static final String CUTOUT =
            """
                high = torch.unsqueeze((self).hole(torch.select(u, 1, {CUTOUT_DOWN}), ), 2)
                wide = torch.unsqueeze((self).hole(torch.select(u, 1, {CUTOUT_RIGHT}), ), 1)
                kept = torch.sub(torch.ones_like(torch.mul(high, wide)), torch.mul(high, wide))
                x = torch.mul(x, torch.unsqueeze(kept, 1))
            """;
}
