/** Files that other tools read and write. */
@NullMarked
package loom.engine.interchange;

import org.jspecify.annotations.NullMarked;
