@NullMarked
package loom.database;

import org.jspecify.annotations.NullMarked;
