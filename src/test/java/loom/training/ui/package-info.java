/** Tests of the pages of runs, without a browser. */
@NullMarked
package loom.training.ui;

import org.jspecify.annotations.NullMarked;
