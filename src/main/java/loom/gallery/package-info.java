/** The pieces that people kept, each with all it takes to draw it again. */
@NullMarked
package loom.gallery;

import org.jspecify.annotations.NullMarked;
