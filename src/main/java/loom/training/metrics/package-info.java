/**
 * What a run measures: {@link loom.training.metrics.RunRecorder} writes the reports of a training
 * down, {@link loom.training.metrics.RunHistory} reads them afterwards.
 */
@NullMarked
package loom.training.metrics;

import org.jspecify.annotations.NullMarked;
