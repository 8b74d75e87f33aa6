@NullMarked
package loom.dataset;

import org.jspecify.annotations.NullMarked;
