/**
 * Single picture files of every format that is read: their size from the header, their pixels in
 * sRGB, and in true words why there are none. Knows nothing of data sets.
 */
@NullMarked
package loom.dataset.decode;

import org.jspecify.annotations.NullMarked;
