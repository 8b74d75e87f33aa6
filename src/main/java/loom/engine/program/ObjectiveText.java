package loom.engine.program;

import loom.engine.recipe.Objective;
import loom.engine.recipe.Recipe;

/**
 * The losses of an {@link Objective} as methods of a program, on logits of any shape: {@code
 * real_loss}, {@code fake_loss} and {@code pair_loss} for the discriminator, {@code
 * generator_loss}, and {@code scores}.
 *
 * <p>Where an objective is relative, both parts of the discriminator's loss are in {@code
 * pair_loss}. Scores are what a chart shows as D(x) and D(G(z)), in [0, 1]: probabilities where the
 * objective has them, the output itself for {@link Objective#LEAST_SQUARES}, and the mean
 * probability that a real image beats a fake where only differences mean something.
 */
final class ObjectiveText {
    private ObjectiveText() {}

    static String write(Recipe recipe) {
        return switch (recipe.objective()) {
            case NON_SATURATING -> nonSaturating(recipe.labelSmoothing());
            case LEAST_SQUARES -> LEAST_SQUARES;
            case HINGE -> HINGE + PROBABILITIES;
            case WASSERSTEIN -> WASSERSTEIN + RELATIVE;
            case RELATIVISTIC -> RELATIVISTIC + RELATIVE;
        };
    }

    private static final String PROBABILITIES =
            """
              def scores(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                return torch.stack([torch.mean(torch.sigmoid(r)), torch.mean(torch.sigmoid(f))])
            """;

    private static final String RELATIVE =
            """
              def scores(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                wins = torch.mean(torch.sigmoid(torch.sub(r, f)))
                return torch.stack([wins, torch.rsub(wins, 1.0)])
            """;

    private static String nonSaturating(double smoothing) {
        String loss = "torch.mean(torch.softplus(torch.neg(r)))";
        if (smoothing > 0) {
            loss = "torch.add(%s, torch.mul(torch.mean(r), %s))".formatted(loss, smoothing);
        }
        String losses =
                """
                  def real_loss(self: __torch__.Program,
                    r: Tensor) -> Tensor:
                    return {real_loss}
                  def fake_loss(self: __torch__.Program,
                    f: Tensor) -> Tensor:
                    return torch.mean(torch.softplus(f))
                  def generator_loss(self: __torch__.Program,
                    r: Tensor,
                    f: Tensor) -> Tensor:
                    return torch.mean(torch.softplus(torch.neg(f)))
                """;
        return new Template(losses).with("real_loss", loss).filled() + PROBABILITIES;
    }

    private static final String LEAST_SQUARES =
            """
              def real_loss(self: __torch__.Program,
                r: Tensor) -> Tensor:
                d = torch.sub(r, 1.0)
                return torch.mul(torch.mean(torch.mul(d, d)), 0.5)
              def fake_loss(self: __torch__.Program,
                f: Tensor) -> Tensor:
                return torch.mul(torch.mean(torch.mul(f, f)), 0.5)
              def generator_loss(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                return (self).real_loss(f, )
              def scores(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                means = torch.stack([torch.mean(r), torch.mean(f)])
                return torch.clamp(means, 0.0, 1.0)
            """;

    private static final String HINGE =
            """
              def real_loss(self: __torch__.Program,
                r: Tensor) -> Tensor:
                return torch.mean(torch.relu(torch.rsub(r, 1.0)))
              def fake_loss(self: __torch__.Program,
                f: Tensor) -> Tensor:
                return torch.mean(torch.relu(torch.add(f, 1.0)))
              def generator_loss(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                return torch.neg(torch.mean(f))
            """;

    private static final String WASSERSTEIN =
            """
              def pair_loss(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                return torch.sub(torch.mean(f), torch.mean(r))
              def generator_loss(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                return torch.neg(torch.mean(f))
            """;

    private static final String RELATIVISTIC =
            """
              def pair_loss(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                return torch.mean(torch.softplus(torch.sub(f, r)))
              def generator_loss(self: __torch__.Program,
                r: Tensor,
                f: Tensor) -> Tensor:
                return torch.mean(torch.softplus(torch.sub(r, f)))
            """;
}
