package loom.training;

import java.time.Duration;

/**
 * How long a run would take.
 *
 * @param imagesPerSecond measured on this machine with this network, batch, precision and device
 */
public record Estimate(double imagesPerSecond, Duration duration) {
    /** For so many images, one batch after the other. */
    static Estimate of(double imagesPerSecond, double images) {
        return new Estimate(
                imagesPerSecond, Duration.ofMillis(Math.round(1000 * images / imagesPerSecond)));
    }
}
