/** Wandering in a model's latent space: sheets of seeds, neighbours of a piece, journeys. */
@NullMarked
package loom.explore;

import org.jspecify.annotations.NullMarked;
