package loom.engine.program;

import loom.engine.network.Network;
import loom.engine.network.Styles;

/** What is done with styles between the mapping of a generator and its synthesis, as methods. */
final class StylesText {
    /** Sides of feature maps up to this one decide about pose and outline. */
    static final int COARSE = 8;

    /** Sides up to this one about shapes, larger ones about colours and grain. */
    static final int MIDDLE = 32;

    private StylesText() {}

    /**
     * {@code mixed(styles, u)} for the regulariser of a training step: with the given probability
     * an image has the styles of the image before it in the batch from a random layer on, never
     * from the first.
     *
     * @return nothing for a generator without styles, or without mixing
     */
    static String mixing(Network generator, double probability) {
        if (probability == 0 || generator.styles().isEmpty()) {
            return "";
        }
        return new Template(MIXED)
                .with("probability", probability)
                .with("most", generator.styles().get().count() - 1)
                .withPlaces(StepDraw.values())
                .filled();
    }

    /** What a program that paints adds for a generator with styles. */
    static String painting(Styles styles) {
        return new Template(PAINTING)
                .with("coarse", styles.upTo(COARSE))
                .with("middle", styles.upTo(MIDDLE))
                .with("all", styles.count())
                .filled();
    }

    private static final String MIXED =
            """
              def mixed(self: __torch__.Program,
                styles: Tensor,
                u: Tensor) -> Tensor:
                others = torch.roll(styles, [1], [0])
                count = torch.size(styles, 2)
                places = torch.arange(count, dtype=6, device=ops.prim.device(styles))
                from_layer = torch.floor(torch.mul((self).draw(u, {CROSSOVER}, ), {most}))
                later = torch.gt(torch.view(places, [1, 1, -1, 1]), from_layer)
                chosen = torch.lt((self).draw(u, {MIXED}, ), {probability})
                return torch.where(torch.logical_and(later, chosen), others, styles)
            """;

    private static final String PAINTING =
            """
              def styles(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                z: Tensor) -> Tensor:
                w = (self).generator_weights(gw, )
                s = (self).generator_statistics(gs, )
                return torch.contiguous((self).generator_styles(w, s, z, ))
              def mix(self: __torch__.Program,
                coarse: Tensor,
                middle: Tensor,
                fine: Tensor) -> Tensor:
                first = torch.slice(coarse, 2, 0, {coarse})
                second = torch.slice(middle, 2, {coarse}, {middle})
                third = torch.slice(fine, 2, {middle}, {all})
                return torch.cat([first, second, third], 2)
              def paint_styles(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                styles: Tensor) -> Tensor:
                w = (self).generator_weights(gw, )
                s = (self).generator_statistics(gs, )
                x = (self).generator_synthesis(w, s, styles, False, 0., styles, )
            """
                    + GanProgramText.AS_BYTES;
}
