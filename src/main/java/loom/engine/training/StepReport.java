package loom.engine.training;

/**
 * What one training step measured, as its objective has it: losses are in nats where it learns from
 * probabilities ({@code NON_SATURATING}, {@code RELATIVISTIC}), else without a unit.
 *
 * @param step counted from 1 over the whole run
 * @param epoch counted from 1
 * @param lossD loss of the discriminator, mean over real plus mean over fake; lower is better for
 *     it
 * @param lossG loss of the generator, mean over the batch; lower is better for it
 * @param dReal D(x), mean over the real images before the update: the sigmoid of the logit, a
 *     probability only where the objective learns one
 * @param dFake D(G(z)), the same of the fakes
 * @param imagesPerSecond real images over the wall time of this step
 * @param augmentation how often differentiable augmentation was applied, 0 to 1; 1 where it does
 *     not adapt, also if there is none
 */
public record StepReport(
        long step,
        int epoch,
        double lossD,
        double lossG,
        double dReal,
        double dFake,
        double imagesPerSecond,
        double augmentation) {}
