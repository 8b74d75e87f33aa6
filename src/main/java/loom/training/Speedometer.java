package loom.training;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
 * thread of its own. Safe for use by many threads.
 */
@Component
class Speedometer {
    private final ToDoubleFunction<TrainingSettings> measure;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("speed").factory());
    private final Map<Kind, CompletableFuture<Double>> known = new ConcurrentHashMap<>();

    @Autowired
    Speedometer() {
        this(settings -> TrainingSpeed.measure(settings).imagesPerSecond());
    }

    /**
     * @param measure gives images per second
     */
    Speedometer(ToDoubleFunction<TrainingSettings> measure) {
        this.measure = measure;
    }

    CompletableFuture<Estimate> estimate(TrainingSettings settings, long steps) {
        Kind kind = Kind.of(settings);
        CompletableFuture<Double> speed =
                known.computeIfAbsent(
                        kind,
                        it ->
                                CompletableFuture.supplyAsync(
                                        () -> measure.applyAsDouble(settings), thread));
        // What went wrong once, for want of memory perhaps, may go well the next time.
        speed.whenComplete((value, error) -> {
            if (error != null) known.remove(kind, speed);
        });
        double images = (double) steps * settings.batchSize();
        return speed.thenApply(
                it -> new Estimate(it, Duration.ofMillis(Math.round(1000 * images / it))));
    }

    /** Waits for a measurement that is going on: the process must not end inside native code. */
    @PreDestroy
    void close() {
        thread.shutdownNow();
        thread.close();
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
