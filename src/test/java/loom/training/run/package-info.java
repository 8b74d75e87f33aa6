@NullMarked
package loom.training.run;

import org.jspecify.annotations.NullMarked;
