/** The page Gallery. */
@NullMarked
package loom.gallery.ui;

import org.jspecify.annotations.NullMarked;
