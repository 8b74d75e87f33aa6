@NullMarked
package loom.training.live;

import org.jspecify.annotations.NullMarked;
