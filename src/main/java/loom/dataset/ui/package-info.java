/** The pages of the data sets. */
@NullMarked
package loom.dataset.ui;

import org.jspecify.annotations.NullMarked;
