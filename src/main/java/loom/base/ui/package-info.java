/** The frame of every page and the parts that pages share. */
@NullMarked
package loom.base.ui;

import org.jspecify.annotations.NullMarked;
