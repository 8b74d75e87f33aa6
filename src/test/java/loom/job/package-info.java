@NullMarked
package loom.job;

import org.jspecify.annotations.NullMarked;
