/**
 * Draws the studio's starter data set: colour textile patterns, each a pure function of a seed and
 * an index, so that anybody can make the same pictures again.
 *
 * <p>Plain Java with no dependency. {@link loom.textile.TextilesCommand} is the way in; {@link
 * loom.textile.SwatchBook} is the data set as a value.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package loom.textile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
