package loom.engine.program;

/** The layers that take more than one call of libtorch, as methods of a program. */
final class LayerText {
    private LayerText() {}

    /**
     * {@code spectral} follows PyTorch's {@code spectral_norm}: in training one power iteration
     * moves u, and neither u nor v carries a gradient. It moves behind autograd's back: batch
     * normalisation keeps its neighbours in the same buffer for its backward pass. {@code
     * minibatch_discrimination} is written for features in PyTorch's order, channel by channel.
     */
    static final String METHODS =
            """
              def dense(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                b: Tensor) -> Tensor:
                y = torch.addmm(b, torch.reshape(x, [torch.size(x, 0), -1]), torch.t(w))
                return torch.view(y, [torch.size(y, 0), -1, 1, 1])
              def shaped(self: __torch__.Program,
                x: Tensor,
                channels: int,
                height: int,
                width: int) -> Tensor:
                y = torch.reshape(x, [-1, channels, height, width])
                return torch.contiguous(y, memory_format=2)
              def drop(self: __torch__.Program,
                x: Tensor,
                noise: Tensor,
                start: int,
                end: int,
                dropped: int,
                scale: float,
                training: bool) -> Tensor:
                if training:
                  kept = torch.ge(torch.slice(noise, 1, start, end), dropped)
                  factors = torch.mul(torch.to(kept, x), scale)
                  shape = [torch.size(x, 0), torch.size(x, 1), torch.size(x, 2), torch.size(x, 3)]
                  y = torch.mul(x, torch.reshape(factors, shape))
                else:
                  y = x
                return y
              def unit(self: __torch__.Program,
                v: Tensor) -> Tensor:
                length = torch.sqrt(torch.sum(torch.mul(v, v)))
                return torch.div(v, torch.clamp(length, 1e-12, None))
              def spectral(self: __torch__.Program,
                w: Tensor,
                u: Tensor,
                training: bool) -> Tensor:
                m = torch.reshape(w, [torch.size(w, 0), -1])
                fixed = torch.detach(m)
                v = (self).unit(torch.mv(torch.t(fixed), u), )
                if training:
                  moved = torch.copy_(ops.prim.data(u), (self).unit(torch.mv(fixed, v), ))
                else:
                  pass
                sigma = torch.dot(torch.clone(u), torch.mv(m, v))
                return torch.div(w, sigma)
              def minibatch_stddev(self: __torch__.Program,
                x: Tensor,
                epsilon: float) -> Tensor:
                values = torch.to(x, 6)
                apart = torch.sub(values, torch.mean(values, [0], True))
                variance = torch.mean(torch.mul(apart, apart), [0])
                d = torch.mean(torch.sqrt(torch.add(variance, epsilon)))
                shape = [torch.size(x, 0), 1, torch.size(x, 2), torch.size(x, 3)]
                channel = torch.expand(torch.to(d, x), shape)
                return torch.cat([x, channel], 1)
              def minibatch_discrimination(self: __torch__.Program,
                x: Tensor,
                w: Tensor,
                kernels: int,
                dimensions: int) -> Tensor:
                f = torch.reshape(torch.to(x, 6), [torch.size(x, 0), -1])
                m = torch.view(torch.mm(f, w), [-1, kernels, dimensions])
                apart = torch.sub(torch.unsqueeze(m, 0), torch.unsqueeze(m, 1))
                near = torch.exp(torch.neg(torch.sum(torch.abs(apart), [3])))
                o = torch.sub(torch.sum(near, [1]), 1.)
                wide = torch.view(torch.to(o, x), [-1, kernels, 1, 1])
                shape = [torch.size(x, 0), kernels, torch.size(x, 2), torch.size(x, 3)]
                return torch.cat([x, torch.expand(wide, shape)], 1)
            """;
}
