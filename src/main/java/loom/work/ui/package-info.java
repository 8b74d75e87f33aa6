/** Dialogs that order files, show how far they are, and give them out. */
@NullMarked
package loom.work.ui;

import org.jspecify.annotations.NullMarked;
