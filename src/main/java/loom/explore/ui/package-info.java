/** The pages Explore and Journeys. */
@NullMarked
package loom.explore.ui;

import org.jspecify.annotations.NullMarked;
