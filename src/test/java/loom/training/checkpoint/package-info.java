@NullMarked
package loom.training.checkpoint;

import org.jspecify.annotations.NullMarked;
