package loom.engine.program;

import loom.engine.network.GanArchitecture;

/** How a discriminator that knows classes judges an image as one of its class, as a method. */
final class ClassesText {
    static final String METHOD = "as_of_class";

    private ClassesText() {}

    /**
     * {@code as_of_class(outputs, z)}: of the outputs (B, 1 + K, 1, 1) the first, and to it those
     * of the classes, weighted as at the end of the latents (B, Z), as (B, 1, 1, 1). With weights
     * of 0 and 1 that is the projection of Miyato and Koyama 2018, arXiv:1802.05637, equation 3.
     *
     * @return nothing for an architecture without classes
     */
    static String write(GanArchitecture architecture) {
        int classes = architecture.classes().size();
        if (classes == 0) {
            return "";
        }
        return new Template(AS_OF_CLASS)
                .with("method", METHOD)
                .with("classes", classes)
                .with("outputs", 1 + classes)
                .with("from", architecture.latentSize() - classes)
                .with("to", architecture.latentSize())
                .filled();
    }

    private static final String AS_OF_CLASS =
            """
              def {method}(self: __torch__.Program,
                outputs: Tensor,
                z: Tensor) -> Tensor:
                own = torch.slice(outputs, 1, 0, 1)
                others = torch.slice(outputs, 1, 1, {outputs})
                weights = torch.reshape(torch.slice(z, 1, {from}, {to}), [-1, {classes}, 1, 1])
                return torch.add(own, torch.sum(torch.mul(others, weights), [1], True))
            """;
}
