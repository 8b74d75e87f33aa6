/** The command line that measures how fast the engine trains. */
@NullMarked
package loom.bench;

import org.jspecify.annotations.NullMarked;
