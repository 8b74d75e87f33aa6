package loom.training;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import loom.engine.network.GanArchitecture;
import loom.engine.recipe.AdamSettings;
import loom.engine.recipe.Recipe;
import loom.engine.training.Precision;
import loom.engine.training.TrainingSettings;
import loom.engine.training.TrainingSpeed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Knows how fast this process trains. Each kind of step is measured once, one after the other on a
 * thread of its own, unless nobody waits for it any more when its turn comes. Safe for use by many
 * threads.
 */
@Component
class ThroughputEstimator {
    private final ToDoubleFunction<TrainingSettings> measure;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("speed").factory());
    private final Map<Kind, Measurement> known = new HashMap<>();

    @Autowired
    ThroughputEstimator() {
        this(settings -> TrainingSpeed.measure(settings).imagesPerSecond());
    }

    /**
     * @param measure gives images per second
     */
    ThroughputEstimator(ToDoubleFunction<TrainingSettings> measure) {
        this.measure = measure;
    }

    /** Who is no longer interested cancels the answer. */
    synchronized CompletableFuture<Estimate> estimate(TrainingSettings settings, long steps) {
        Kind kind = Kind.of(settings);
        Measurement measurement = known.computeIfAbsent(kind, it -> queue(it, settings));
        return ask(measurement, (double) steps * settings.batchSize());
    }

    private Measurement queue(Kind kind, TrainingSettings settings) {
        Measurement measurement = new Measurement();
        thread.execute(() -> run(kind, measurement, settings));
        return measurement;
    }

    private CompletableFuture<Estimate> ask(Measurement measurement, double images) {
        measurement.askers++;
        CompletableFuture<Estimate> answer =
                measurement.speed.thenApply(
                        it -> new Estimate(it, Duration.ofMillis(Math.round(1000 * images / it))));
        answer.whenComplete((estimate, error) -> {
            if (error instanceof CancellationException) {
                leave(measurement);
            }
        });
        return answer;
    }

    private void run(Kind kind, Measurement measurement, TrainingSettings settings) {
        if (dropIfAbandoned(kind, measurement)) {
            return;
        }
        try {
            measurement.speed.complete(measure.applyAsDouble(settings));
        } catch (RuntimeException | Error e) {
            forget(kind); // for want of memory perhaps: it may go well the next time
            measurement.speed.completeExceptionally(e);
        }
    }

    private synchronized boolean dropIfAbandoned(Kind kind, Measurement measurement) {
        if (measurement.askers == 0) {
            known.remove(kind);
        }
        return measurement.askers == 0;
    }

    private synchronized void leave(Measurement measurement) {
        measurement.askers--;
    }

    private synchronized void forget(Kind kind) {
        known.remove(kind);
    }

    /** Waits for a measurement that is going on: the process must not end inside native code. */
    @PreDestroy
    void close() {
        thread.shutdownNow();
        thread.close();
    }

    /** One that waits for its turn, is going on, or is done. */
    private static final class Measurement {
        private final CompletableFuture<Double> speed = new CompletableFuture<>();
        private int askers;
    }

    /** What decides how long a step takes. */
    private record Kind(
            GanArchitecture architecture,
            Recipe recipe,
            int batchSize,
            Precision precision,
            String device) {
        /** The recipe without the numbers that cost nothing. */
        private static Recipe shape(Recipe recipe) {
            return recipe.withAdam(AdamSettings.dcgan(), AdamSettings.dcgan())
                    .withLabelSmoothing(0)
                    .withAveragingImages(Math.min(1, recipe.averagingImages()));
        }

        static Kind of(TrainingSettings settings) {
            return new Kind(
                    settings.architecture(),
                    shape(settings.recipe()),
                    settings.batchSize(),
                    settings.precision(),
                    settings.device());
        }
    }
}
