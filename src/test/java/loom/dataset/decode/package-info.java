@NullMarked
package loom.dataset.decode;

import org.jspecify.annotations.NullMarked;
