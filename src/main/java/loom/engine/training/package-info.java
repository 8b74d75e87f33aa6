/** The training loop: settings, data, checkpoints, reports and outcomes. */
@NullMarked
package loom.engine.training;

import org.jspecify.annotations.NullMarked;
