package loom.engine.training;

import loom.engine.TorchEngine;

/**
 * How fast a device trains.
 *
 * @param precision what was computed in, never {@link Precision#AUTO}
 * @param imagesPerSecond real images over wall time
 * @param millisecondsPerStep wall time of a step
 */
public record TrainingSpeed(
        Precision precision, double imagesPerSecond, double millisecondsPerStep) {

    private static final int QUICK_WARM_UP = 1;
    private static final int QUICK_STEPS = 2;

    /** A quick estimate, from three steps on random bytes. */
    public static TrainingSpeed measure(TrainingSettings settings) {
        return measure(settings, QUICK_WARM_UP, QUICK_STEPS);
    }

    /**
     * Measures the mean over some steps on random bytes.
     *
     * @param warmUp steps before the clock starts
     * @param steps steps that count
     */
    public static TrainingSpeed measure(TrainingSettings settings, int warmUp, int steps) {
        if (warmUp < 0 || steps < 1) {
            throw new IllegalArgumentException(
                    "needs 0 or more steps of warm-up and 1 or more that count, were %d and %d"
                            .formatted(warmUp, steps));
        }
        Precision precision = PrecisionCheck.decide(settings.precision(), settings.device());
        BatchFeed feed = new BatchFeed(settings, new RandomBytes(settings));
        GanSnapshot start = GanSnapshot.initial(settings);
        try (StepRunner runner = new StepRunner(settings, precision, start)) {
            long begin = System.nanoTime();
            for (int step = 1; step <= warmUp + steps; step++) {
                runner.run(step, feed.batch(step));
                if (step == warmUp) {
                    begin = System.nanoTime();
                }
            }
            double seconds = (System.nanoTime() - begin) * 1e-9;
            return new TrainingSpeed(
                    precision, steps * settings.batchSize() / seconds, 1e3 * seconds / steps);
        } finally {
            TorchEngine.releaseMemory();
        }
    }
}
