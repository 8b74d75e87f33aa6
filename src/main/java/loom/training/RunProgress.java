package loom.training;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param epoch the one it works on, counted from 1; 0 before the first step
 * @param step steps done
 * @param steps steps of the whole run
 * @param imagesPerSecond real images over wall time, smoothed over about ten seconds; 0 if unknown
 * @param lossD of the last step, in nats; null before the first step
 * @param lossG of the last step, in nats; null before the first step
 * @param samples how many epochs have a picture of their samples
 */
public record RunProgress(
        int epoch,
        int epochs,
        long step,
        long steps,
        double imagesPerSecond,
        @Nullable Double lossD,
        @Nullable Double lossG,
        int samples) {
    static RunProgress none(int epochs, long steps) {
        return new RunProgress(0, epochs, 0, steps, 0, null, null, 0);
    }

    /** The part that is done, 0 to 1. */
    public double fraction() {
        return steps == 0 ? 0 : Math.clamp((double) step / steps, 0, 1);
    }
}
