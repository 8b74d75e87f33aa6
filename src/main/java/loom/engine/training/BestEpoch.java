package loom.engine.training;

/**
 * The epoch whose pictures came closest to real ones.
 *
 * @param epoch counted from 1; 0 if none was measured
 * @param distance see {@link loom.engine.quality.Quality}; lower is better
 */
public record BestEpoch(int epoch, double distance) {
    /** Before anything is measured: any epoch is better. */
    public static final BestEpoch NONE = new BestEpoch(0, Double.MAX_VALUE);

    /** The better of this and another epoch; this one if they are equal. */
    BestEpoch or(int otherEpoch, double otherDistance) {
        return otherDistance < distance ? new BestEpoch(otherEpoch, otherDistance) : this;
    }
}
