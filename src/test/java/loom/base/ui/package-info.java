@NullMarked
package loom.base.ui;

import org.jspecify.annotations.NullMarked;
