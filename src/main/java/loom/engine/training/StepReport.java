package loom.engine.training;

/**
 * What one training step measured.
 *
 * @param step counted from 1 over the whole run
 * @param epoch counted from 1
 * @param lossD loss of the discriminator, mean over real plus mean over fake, in nats; lower is
 *     better for it
 * @param lossG loss of the generator, mean over the batch, in nats; lower is better for it
 * @param dReal D(x), mean probability that real images are real, before the update
 * @param dFake D(G(z)), mean probability that fakes are real, before the update
 * @param imagesPerSecond real images over the wall time of this step
 */
public record StepReport(
        long step,
        int epoch,
        double lossD,
        double lossG,
        double dReal,
        double dFake,
        double imagesPerSecond) {}
