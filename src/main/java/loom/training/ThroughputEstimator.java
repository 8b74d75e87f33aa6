package loom.training;

import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import loom.base.RefusedException;
import loom.engine.training.TrainingSettings;
import loom.engine.training.TrainingSpeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Knows how fast this process trains. Each kind of step is measured once, one after the other on a
 * thread of its own, unless nobody waits for it any more when its turn comes. Safe for use by many
 * threads.
 */
@Component
class ThroughputEstimator {
    private static final Logger log = LoggerFactory.getLogger(ThroughputEstimator.class);

    private final ToDoubleFunction<TrainingSettings> measure;
    private final Predicate<String> isBusy;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("speed").factory());
    private final Map<StepKind, Measurement> known = new HashMap<>();

    @Autowired
    ThroughputEstimator(RecordedSpeeds speeds) {
        this(settings -> TrainingSpeed.measure(settings).imagesPerSecond(), speeds::isTrainingOn);
    }

    /**
     * @param measure gives images per second
     * @param isBusy whether something trains on a device: what is measured then is no speed
     */
    ThroughputEstimator(ToDoubleFunction<TrainingSettings> measure, Predicate<String> isBusy) {
        this.measure = measure;
        this.isBusy = isBusy;
    }

    /** Who is no longer interested cancels the answer. */
    synchronized CompletableFuture<Estimate> estimate(TrainingSettings settings, long steps) {
        StepKind kind = StepKind.of(settings);
        Measurement measurement = known.computeIfAbsent(kind, it -> queue(it, settings));
        return ask(measurement, (double) steps * settings.batchSize());
    }

    private Measurement queue(StepKind kind, TrainingSettings settings) {
        Measurement measurement = new Measurement();
        thread.execute(() -> run(kind, measurement, settings));
        return measurement;
    }

    private CompletableFuture<Estimate> ask(Measurement measurement, double images) {
        measurement.askers++;
        CompletableFuture<Estimate> answer =
                measurement.speed.thenApply(it -> Estimate.of(it, images));
        answer.whenComplete((estimate, error) -> {
            if (error instanceof CancellationException) {
                leave(measurement);
            }
        });
        return answer;
    }

    private void run(StepKind kind, Measurement measurement, TrainingSettings settings) {
        if (dropIfAbandoned(kind, measurement)) {
            return;
        }
        try {
            requireIdle(settings);
            double speed = measure.applyAsDouble(settings);
            requireIdle(settings); // a run may have begun meanwhile and slowed it down
            measurement.speed.complete(speed);
        } catch (RefusedException e) {
            forget(kind);
            measurement.speed.completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            forget(kind); // for want of memory perhaps: it may go well the next time
            log.warn("the speed of a run could not be measured", e);
            measurement.speed.completeExceptionally(e);
        }
    }

    private void requireIdle(TrainingSettings settings) {
        if (isBusy.test(settings.device())) {
            throw new RefusedException(
                    "another run trains on " + settings.device() + " now",
                    "the speed is measured while nothing else trains there",
                    "start the run all the same, or come back when the other one is done");
        }
    }

    private synchronized boolean dropIfAbandoned(StepKind kind, Measurement measurement) {
        if (measurement.askers == 0) {
            known.remove(kind);
        }
        return measurement.askers == 0;
    }

    private synchronized void leave(Measurement measurement) {
        measurement.askers--;
    }

    private synchronized void forget(StepKind kind) {
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
}
