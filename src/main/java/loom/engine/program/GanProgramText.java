package loom.engine.program;

import loom.engine.network.BatchNormalisation;
import loom.engine.network.GanArchitecture;

/**
 * Writes the whole program of a GAN: both networks, a training step, painting, and the
 * re-estimation of statistics.
 *
 * <p>The losses are the non-saturating ones of Goodfellow et al. 2014 (arXiv:1406.2661) on logits
 * l, as means: L_D = softplus(-l(x)) + softplus(l(G(z))), L_G = softplus(-l(G(z))). These equal
 * PyTorch's {@code BCEWithLogitsLoss} with labels 1 and 0.
 */
final class GanProgramText {
    private GanProgramText() {}

    static String write(GanArchitecture architecture, Lowering lowering) {
        return HEAD
                + ConvolutionText.METHODS
                + new NetworkText(architecture.generator(), lowering).write()
                + new NetworkText(architecture.discriminator(), lowering).write()
                + METHODS.replace("MOMENTUM", Double.toString(BatchNormalisation.MOMENTUM));
    }

    private static final String HEAD =
            """
            class Program(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
            """;

    private static final String METHODS =
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
                leaves: List[Tensor],
                keep: bool) -> Tensor:
                found = torch.autograd.grad([loss], leaves, None, keep)
                parts = annotate(List[Tensor], [])
                for i in range(torch.len(found)):
                  part = unchecked_cast(Tensor, found[i])
                  added = torch.append(parts, torch.reshape(part, [-1]))
                return torch.cat(parts)
              def adam(self: __torch__.Program,
                w: Tensor,
                m: Tensor,
                v: Tensor,
                g: Tensor,
                h: Tensor) -> NoneType:
                m1 = torch.lerp_(m, g, float(torch.select(h, 0, 0)))
                v1 = torch.mul_(v, float(torch.select(h, 0, 1)))
                v2 = torch.addcmul_(v, g, g, value=float(torch.select(h, 0, 2)))
                root = torch.div_(torch.sqrt(v), float(torch.select(h, 0, 3)))
                denominator = torch.add_(root, float(torch.select(h, 0, 4)))
                w1 = torch.addcdiv_(w, m, denominator, value=float(torch.select(h, 0, 5)))
                return None
              def step(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                gm: Tensor,
                gv: Tensor,
                dw: Tensor,
                ds: Tensor,
                dm: Tensor,
                dv: Tensor,
                images: Tensor,
                z: Tensor,
                h: Tensor) -> Tensor:
                gs1 = (self).generator_statistics(gs, )
                ds1 = (self).discriminator_statistics(ds, )
                gl = (self).leaves((self).generator_weights(gw, ), )
                fake = (self).generator(gl, gs1, z, True, MOMENTUM, )
                dl = (self).leaves((self).discriminator_weights(dw, ), )
                real = (self).scaled(images, )
                lr = (self).discriminator(dl, ds1, real, True, MOMENTUM, )
                loss_real = torch.mean(torch.softplus(torch.neg(lr)))
                g = (self).flat_gradient(loss_real, dl, False, )
                lf = (self).discriminator(dl, ds1, torch.detach(fake), True, MOMENTUM, )
                loss_fake = torch.mean(torch.softplus(lf))
                g1 = torch.add_(g, (self).flat_gradient(loss_fake, dl, False, ))
                _0 = (self).adam(dw, dm, dv, g1, torch.slice(h, 0, 0, 6), )
                dc = (self).discriminator_weights(dw, )
                l = (self).discriminator(dc, ds1, fake, True, MOMENTUM, )
                loss_g = torch.mean(torch.softplus(torch.neg(l)))
                g2 = (self).flat_gradient(loss_g, gl, False, )
                _1 = (self).adam(gw, gm, gv, g2, torch.slice(h, 0, 6, 12), )
                loss_d = torch.add(torch.detach(loss_real), torch.detach(loss_fake))
                d_real = torch.mean(torch.sigmoid(torch.detach(lr)))
                d_fake = torch.mean(torch.sigmoid(torch.detach(lf)))
                return torch.stack([loss_d, torch.detach(loss_g), d_real, d_fake])
              def images(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                z: Tensor) -> Tensor:
                w = (self).generator_weights(gw, )
                s = (self).generator_statistics(gs, )
                return (self).generator(w, s, z, False, 0., )
              def paint(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                z: Tensor) -> Tensor:
                x = (self).images(gw, gs, z, )
                levels = torch.round(torch.mul(torch.add(x, 1.0), 127.5))
                bytes = torch.to(torch.clamp(levels, 0, 255), 0)
                return torch.contiguous(torch.permute(bytes, [0, 2, 3, 1]))
              def batch_images(self: __torch__.Program,
                gw: Tensor,
                gs: Tensor,
                z: Tensor,
                h: Tensor) -> Tensor:
                w = (self).generator_weights(gw, )
                s = (self).generator_statistics(gs, )
                return (self).generator(w, s, z, True, float(torch.select(h, 0, 0)), )
              def logits(self: __torch__.Program,
                dw: Tensor,
                ds: Tensor,
                images: Tensor) -> Tensor:
                w = (self).discriminator_weights(dw, )
                s = (self).discriminator_statistics(ds, )
                return (self).discriminator(w, s, (self).scaled(images, ), False, 0., )
              def batch_logits(self: __torch__.Program,
                dw: Tensor,
                ds: Tensor,
                images: Tensor) -> Tensor:
                w = (self).discriminator_weights(dw, )
                s = (self).discriminator_statistics(ds, )
                return (self).discriminator(w, s, (self).scaled(images, ), True, MOMENTUM, )
            """;
}
