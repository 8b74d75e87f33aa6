/** Wandering in a model's latent space: sheets of seeds, neighbours of a piece, journeys. */
@ApplicationModule(allowedDependencies = {"engine", "zoo", "gallery", "export", "work", "base"})
@NullMarked
package loom.explore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
