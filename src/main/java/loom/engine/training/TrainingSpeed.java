package loom.engine.training;

import loom.engine.TorchEngine;

/**
 * How fast a device trains.
 *
 * @param precision what was computed in, never {@link Precision#AUTO}
 * @param imagesPerSecond real images over wall time
 * @param millisecondsPerStep wall time of a step
 * @param loaderShare of that, what the step waited for its batch, 0 to 1
 */
public record TrainingSpeed(
        Precision precision,
        double imagesPerSecond,
        double millisecondsPerStep,
        double loaderShare) {

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
        BatchLoader feed = new BatchLoader(settings, new RandomBytes(settings));
        GanSnapshot start = GanSnapshot.initial(settings);
        try (StepRunner runner = new StepRunner(settings, precision, start);
                Prefetch batches = new Prefetch(feed, warmUp + steps)) {
            long begin = System.nanoTime();
            long waited = 0;
            for (int step = 1; step <= warmUp + steps; step++) {
                long asked = System.nanoTime();
                Batch batch = batches.take(step);
                waited += System.nanoTime() - asked;
                runner.run(step, batch);
                if (step == warmUp) {
                    begin = System.nanoTime();
                    waited = 0;
                }
            }
            double nanos = System.nanoTime() - begin;
            return new TrainingSpeed(
                    precision,
                    1e9 * steps * settings.batchSize() / nanos,
                    1e-6 * nanos / steps,
                    waited / nanos);
        } finally {
            TorchEngine.releaseMemory();
        }
    }
}
