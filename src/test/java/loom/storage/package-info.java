@NullMarked
package loom.storage;

import org.jspecify.annotations.NullMarked;
