/**
 * What a run measures: {@code RunRecorder} writes the reports of a training down, {@link
 * loom.training.metrics.RunFeed} carries them to whoever watches, {@link
 * loom.training.metrics.RunHistory} reads them afterwards.
 */
@NullMarked
package loom.training.metrics;

import org.jspecify.annotations.NullMarked;
