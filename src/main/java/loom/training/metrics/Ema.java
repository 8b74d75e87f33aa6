package loom.training.metrics;

/**
 * Where values that jump are heading: their exponential moving average. It remembers about a
 * {@value #PART}th of the values so far, so that it is as smooth at the end of a long run as in a
 * short one.
 */
public final class Ema {
    private static final int PART = 40;

    private long count;
    private double average;

    /** Takes a value in and gives the average; NaN for NaN, which it leaves out. */
    public double add(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        average += (value - average) / (1 + (double) count / PART);
        count++;
        return average;
    }
}
