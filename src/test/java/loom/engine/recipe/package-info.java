@NullMarked
package loom.engine.recipe;

import org.jspecify.annotations.NullMarked;
