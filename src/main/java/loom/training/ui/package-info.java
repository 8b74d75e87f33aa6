/** The pages on which runs are started and watched. */
@NullMarked
package loom.training.ui;

import org.jspecify.annotations.NullMarked;
