package loom.engine.quality;

/**
 * A set of pictures, ready to be compared: for each level and direction its patches' projections in
 * ascending order.
 */
final class SortedSlices {
    private static final double PAPER_SCALE = 1000;

    private final float[][] levels;

    /** Takes, for each level, (directions, patches) projections, each direction ascending. */
    SortedSlices(float[][] levels) {
        this.levels = levels;
    }

    /**
     * Sliced Wasserstein distance, times 1000 as in the paper's tables, averaged over the levels:
     * for each level the mean over directions and ranks of |a - b|.
     */
    double distanceTo(SortedSlices other) {
        double sum = 0;
        for (int level = 0; level < levels.length; level++) {
            sum += distanceTo(other, level);
        }
        return sum / levels.length;
    }

    double distanceTo(SortedSlices other, int level) {
        float[] mine = levels[level];
        float[] its = other.levels[level];
        if (mine.length != its.length) {
            throw new IllegalArgumentException(
                    "sets must have equally many projections, had %d and %d: use one plan for both"
                            .formatted(mine.length, its.length));
        }
        double sum = 0;
        for (int i = 0; i < mine.length; i++) {
            sum += Math.abs(mine[i] - its[i]);
        }
        return PAPER_SCALE * sum / mine.length;
    }
}
