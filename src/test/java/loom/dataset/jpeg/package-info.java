@NullMarked
package loom.dataset.jpeg;

import org.jspecify.annotations.NullMarked;
