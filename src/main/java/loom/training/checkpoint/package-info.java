/** The checkpoints of runs: the last one, and those that are kept beside it within a budget. */
@NullMarked
package loom.training.checkpoint;

import org.jspecify.annotations.NullMarked;
