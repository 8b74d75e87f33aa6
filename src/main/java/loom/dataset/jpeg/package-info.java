/** Reads JPEG photographs at a part of their size, far faster than at all of it. */
@NullMarked
package loom.dataset.jpeg;

import org.jspecify.annotations.NullMarked;
