/** The command that measures how fast the studio trains, generates and imports. */
@NullMarked
package loom.bench;

import org.jspecify.annotations.NullMarked;
