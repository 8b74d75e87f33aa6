@NullMarked
package loom.dataset.ui;

import org.jspecify.annotations.NullMarked;
