/** Whole journeys through the pages, in a real browser. */
@NullMarked
package loom.browser;

import org.jspecify.annotations.NullMarked;
