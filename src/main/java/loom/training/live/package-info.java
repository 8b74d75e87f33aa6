/**
 * Tells open pages what is new about runs. Between a worker and the pages stands the database, so
 * both may live in different processes; {@link loom.training.live.RunFeed} reads it once for all
 * pages. Knows all other rooms of the module; of them, none knows it.
 */
@NullMarked
package loom.training.live;

import org.jspecify.annotations.NullMarked;
