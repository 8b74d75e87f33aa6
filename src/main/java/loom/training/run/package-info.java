/**
 * What a run is: what a person asked for, how far it is, the row and the files that keep it. Knows
 * nothing of the other rooms of the module.
 */
@NullMarked
package loom.training.run;

import org.jspecify.annotations.NullMarked;
