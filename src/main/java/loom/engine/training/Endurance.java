package loom.engine.training;

import loom.engine.TorchEngine;

/** Trains for long on random bytes, to see whether what a run takes from the machine grows. */
public final class Endurance {
    private Endurance() {}

    /** Does some steps and lets somebody look after each. */
    public static void run(TrainingSettings settings, int steps, Watcher watcher) {
        Precision precision = PrecisionCheck.decide(settings.precision(), settings.device());
        BatchLoader feed = new BatchLoader(settings, new RandomBytes(settings));
        try (StepRunner runner =
                        new StepRunner(settings, precision, GanSnapshot.initial(settings));
                Prefetch batches = new Prefetch(feed, steps)) {
            for (int step = 1; step <= steps; step++) {
                runner.run(step, batches.take(step));
                watcher.afterStep(step, runner.state().liveArrays());
            }
        } finally {
            TorchEngine.releaseMemory();
        }
    }

    /** Looks at the process after a step. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * @param liveArrays native arrays that the run holds
         */
        void afterStep(int step, int liveArrays);
    }
}
