package loom.training;

import java.time.Duration;

/**
 * How long a run would take.
 *
 * @param imagesPerSecond measured on this machine with this network, batch, precision and device
 */
public record Estimate(double imagesPerSecond, Duration duration) {}
