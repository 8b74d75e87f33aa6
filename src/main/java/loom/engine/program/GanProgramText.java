package loom.engine.program;

import loom.engine.network.BatchNormalisation;
import loom.engine.network.GanArchitecture;
import loom.engine.network.Network;
import loom.engine.recipe.AdamFactor;
import loom.engine.recipe.Recipe;

/** Writes whole programs: of a GAN that is trained, and of a generator that paints. */
final class GanProgramText {
    private GanProgramText() {}

    /** Both networks, a training step, and the discriminator's judgement. */
    static String training(GanArchitecture architecture, Recipe recipe, Lowering lowering) {
        Network discriminator = architecture.discriminator(recipe.discriminator());
        String networks =
                new NetworkText(architecture.generator(), lowering).write()
                        + new NetworkText(discriminator, lowering).write();
        String step = StepText.write(recipe, architecture, discriminator);
        return HEAD
                + ConvolutionText.METHODS
                + LayerText.METHODS
                + BlockText.mentionedIn(networks + step)
                + networks
                + AugmentationText.write(recipe, architecture.imageSize())
                + ObjectiveText.write(recipe)
                + new Template(TRAINING)
                        .with("momentum", BatchNormalisation.MOMENTUM)
                        .withPlaces(AdamFactor.values())
                        .filled()
                + StylesText.mixing(architecture.generator(), recipe.styleMixing())
                + ClassesText.write(architecture)
                + step;
    }

    /**
     * The generator alone: painting, and the re-estimation of statistics, or what is done with
     * styles. A generator with noise inside cannot be asked for images as in training: this program
     * has no random bytes.
     */
    static String painting(GanArchitecture architecture, Lowering lowering) {
        Network network = architecture.generator();
        String generator = new NetworkText(network, lowering).write();
        return HEAD
                + ConvolutionText.METHODS
                + LayerText.METHODS
                + BlockText.mentionedIn(generator)
                + generator
                + PAINTING
                + (network.noiseBytes() > 0 ? "" : BATCH_IMAGES)
                + network.styles().map(StylesText::painting).orElse("");
    }

    private static final String HEAD =
            """
            class Program(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
            """;

    private static final String TRAINING =
            """
              def scaled(self: __torch__.Program,
                images: Tensor) -> Tensor:
                values = torch.sub(torch.div(torch.to(images, 6), 127.5), 1.0)
                return torch.permute(values, [0, 3, 1, 2])
              def leaves(self: __torch__.Program,
                views: List[Tensor]) -> List[Tensor]:
                result = annotate(List[Tensor], [])
                for i in range(torch.len(views)):
                  added = torch.append(result, torch.requires_grad_(torch.detach(views[i])))
                return result
              def flat_gradient(self: __torch__.Program,
                loss: Tensor,
                leaves: List[Tensor]) -> Tensor:
                found = torch.autograd.grad([loss], leaves)
                parts = annotate(List[Tensor], [])
                for i in range(torch.len(found)):
                  part = unchecked_cast(Tensor, found[i])
                  added = torch.append(parts, torch.reshape(part, [-1]))
                return torch.cat(parts)
              def grad_norm_squared(self: __torch__.Program,
                logits: Tensor,
                x: Tensor) -> Tensor:
                found = torch.autograd.grad([torch.sum(logits)], [x], None, True, True)
                g = unchecked_cast(Tensor, found[0])
                return torch.sum(torch.mul(g, g), [1, 2, 3])
              def adam(self: __torch__.Program,
                w: Tensor,
                m: Tensor,
                v: Tensor,
                g: Tensor,
                h: Tensor) -> NoneType:
                m1 = torch.lerp_(m, g, float(torch.select(h, 0, {GRADIENT_SHARE})))
                v1 = torch.mul_(v, float(torch.select(h, 0, {SECOND_DECAY})))
                v2 = torch.addcmul_(v, g, g, value=float(torch.select(h, 0, {SQUARE_SHARE})))
                root = torch.div_(torch.sqrt(v), float(torch.select(h, 0, {SECOND_CORRECTION})))
                denominator = torch.add_(root, float(torch.select(h, 0, {EPSILON})))
                w1 = torch.addcdiv_(w, m, denominator, value=float(torch.select(h, 0, {STEP})))
                return None
              def logits(self: __torch__.Program,
                dw: Tensor,
                ds: Tensor,
                images: Tensor) -> Tensor:
                w = (self).discriminator_weights(dw, )
                s = (self).discriminator_statistics(ds, )
                x = (self).scaled(images, )
                return (self).discriminator(w, s, x, False, 0., images, )
              def batch_logits(self: __torch__.Program,
                dw: Tensor,
                ds: Tensor,
                images: Tensor,
                noise: Tensor) -> Tensor:
                w = (self).discriminator_weights(dw, )
                s = (self).discriminator_statistics(ds, )
                x = (self).scaled(images, )
                return (self).discriminator(w, s, x, True, {momentum}, noise, )
            """;

    /** The end of a method that gives images x (B, C, S, S) in [-1, 1] as bytes (B, S, S, C). */
    static final String AS_BYTES =
            """
                levels = torch.round(torch.mul(torch.add(x, 1.0), 127.5))
                bytes = torch.to(torch.clamp(levels, 0, 255), 0)
                return torch.contiguous(torch.permute(bytes, [0, 2, 3, 1]))
            """;

    private static final String PAINTING =
            """
              def images(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                z: Tensor) -> Tensor:
                w = (self).generator_weights(gw, )
                s = (self).generator_statistics(gs, )
                return (self).generator(w, s, z, False, 0., z, )
              def paint(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                z: Tensor) -> Tensor:
                x = (self).images(gw, gs, z, )
            """
                    + AS_BYTES;

    private static final String BATCH_IMAGES =
            """
              def batch_images(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                z: Tensor,
                h: Tensor) -> Tensor:
                w = (self).generator_weights(gw, )
                s = (self).generator_statistics(gs, )
                return (self).generator(w, s, z, True, float(torch.select(h, 0, 0)), z, )
            """;
}
