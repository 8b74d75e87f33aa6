@NullMarked
package loom.api;

import org.jspecify.annotations.NullMarked;
