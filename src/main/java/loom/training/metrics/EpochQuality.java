package loom.training.metrics;

import loom.engine.quality.Quality;

/**
 * How good a run's pictures were after an epoch.
 *
 * @param epoch counted from 1
 * @param step the last step of the epoch
 */
public record EpochQuality(int epoch, long step, Quality quality) {}
