package loom.training.run;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param epoch the one it works on, counted from 1; 0 before the first step
 * @param step steps done
 * @param steps steps of the whole run
 * @param imagesPerSecond real images over wall time, smoothed over about ten seconds; 0 if unknown
 * @param lossD of the last step; null before the first step
 * @param lossG of the last step; null before the first step
 * @param samples how many epochs have a picture of their samples
 */
@RecordBuilder
public record RunProgress(
        int epoch,
        int epochs,
        long step,
        long steps,
        double imagesPerSecond,
        @Nullable Double lossD,
        @Nullable Double lossG,
        int samples)
        implements RunProgressBuilder.With {
    public static RunProgress none(int epochs, long steps) {
        return new RunProgress(0, epochs, 0, steps, 0, null, null, 0);
    }

    /** The same run stretched, or cut, to another number of epochs of the same length. */
    public RunProgress stretchedTo(int it) {
        return with(changed -> changed.epochs(it).steps(it * stepsPerEpoch()));
    }

    /** The same, as a new worker takes it over: what an earlier one measured says nothing of it. */
    public RunProgress withUnknownSpeed() {
        return withImagesPerSecond(0);
    }

    /** The same run, gone back to the end of an epoch. */
    public RunProgress backTo(int it) {
        return new RunProgress(
                it, epochs, it * stepsPerEpoch(), steps, 0, null, null, Math.min(samples, it));
    }

    /** Steps in each epoch. */
    public long stepsPerEpoch() {
        return steps / epochs;
    }

    /** Epochs that are done to their last step. */
    public int epochsDone() {
        return (int) (step / Math.max(1, stepsPerEpoch()));
    }

    /** The part that is done, 0 to 1. */
    public double fraction() {
        return steps == 0 ? 0 : Math.clamp((double) step / steps, 0, 1);
    }
}
