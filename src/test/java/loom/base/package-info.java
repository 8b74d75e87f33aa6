@NullMarked
package loom.base;

import org.jspecify.annotations.NullMarked;
