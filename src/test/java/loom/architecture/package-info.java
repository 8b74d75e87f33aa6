@NullMarked
package loom.architecture;

import org.jspecify.annotations.NullMarked;
