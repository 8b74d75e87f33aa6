@NullMarked
package loom.training.metrics;

import org.jspecify.annotations.NullMarked;
