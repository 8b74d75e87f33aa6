/** Art as files that other programs open: PNG with lineage, contact sheets, GIF, ZIP. */
@NullMarked
package loom.export;

import org.jspecify.annotations.NullMarked;
