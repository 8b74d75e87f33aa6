package loom.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import loom.engine.recipe.Preset;
import loom.engine.training.TrainingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThroughputEstimatorTest {
    private final AtomicInteger measured = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ThroughputEstimator speedometer =
            new ThroughputEstimator(
                    settings -> {
                        if (measured.incrementAndGet() == 1 && settings.batchSize() == 13) {
                            throw new IllegalStateException("no memory");
                        }
                        return 100;
                    },
                    device -> busy.get());
    private final TrainingSettings settings =
            TrainingSettings.forPreset(Preset.DCGAN, 64, 3).withBatchSize(50);

    @AfterEach
    void close() {
        speedometer.close();
    }

    @Test
    void a_run_takes_its_images_over_the_speed() {
        Estimate estimate = speedometer.estimate(settings, 120).join();
        assertThat(estimate).isEqualTo(new Estimate(100, Duration.ofSeconds(60)));
    }

    @Test
    void settings_that_do_not_change_a_step_are_not_measured_again() {
        speedometer.estimate(settings, 120).join();
        speedometer.estimate(settings.withEpochs(7).withSeed(9), 12).join();
        assertThat(measured).hasValue(1);
        speedometer.estimate(settings.withBatchSize(8), 12).join();
        assertThat(measured).hasValue(2);
    }

    @Test
    void what_nobody_waits_for_any_more_is_not_measured() {
        CountDownLatch first = new CountDownLatch(1);
        ThroughputEstimator busy = new ThroughputEstimator(it -> awaited(first), device -> false);
        try {
            var going = busy.estimate(settings, 1);
            var abandoned = busy.estimate(settings.withBatchSize(8), 1);
            var wanted = busy.estimate(settings.withBatchSize(9), 1);
            var shared = busy.estimate(settings.withBatchSize(9), 1);
            abandoned.cancel(false);
            shared.cancel(false);
            first.countDown();
            assertThat(going.join()).isNotNull();
            assertThat(wanted.join()).isNotNull();
            assertThat(measured).hasValue(2);
            // Asked anew, it is measured after all.
            assertThat(busy.estimate(settings.withBatchSize(8), 1).join()).isNotNull();
            assertThat(measured).hasValue(3);
        } finally {
            first.countDown();
            busy.close();
        }
    }

    private double awaited(CountDownLatch latch) {
        measured.incrementAndGet();
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 100;
    }

    @Test
    void what_failed_once_is_tried_again() {
        TrainingSettings large = settings.withBatchSize(13);
        assertThat(speedometer.estimate(large, 1)).failsWithin(Duration.ofSeconds(20));
        assertThat(speedometer.estimate(large, 1).join().imagesPerSecond()).isEqualTo(100);
    }

    @Test
    void nothing_is_measured_where_a_run_trains() {
        busy.set(true);
        assertThat(speedometer.estimate(settings, 1))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withMessageContaining("nother run trains on cpu now");
        assertThat(measured).hasValue(0);
        busy.set(false);
        assertThat(speedometer.estimate(settings, 1).join().imagesPerSecond()).isEqualTo(100);
    }

    @Test
    void a_speed_is_not_kept_if_a_run_began_while_it_was_measured() {
        ThroughputEstimator disturbed =
                new ThroughputEstimator(
                        it -> {
                            busy.set(measured.incrementAndGet() == 1);
                            return busy.get() ? 3 : 100;
                        },
                        device -> busy.get());
        try {
            assertThat(disturbed.estimate(settings, 1)).failsWithin(Duration.ofSeconds(20));
            busy.set(false);
            assertThat(disturbed.estimate(settings, 1).join().imagesPerSecond()).isEqualTo(100);
        } finally {
            disturbed.close();
        }
    }
}
