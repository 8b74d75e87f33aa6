/** Tests of the runs' life. */
@NullMarked
package loom.training;

import org.jspecify.annotations.NullMarked;
