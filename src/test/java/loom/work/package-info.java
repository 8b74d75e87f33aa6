@NullMarked
package loom.work;

import org.jspecify.annotations.NullMarked;
