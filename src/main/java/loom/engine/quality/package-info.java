/** How good a generator's pictures are: three measures against real images, and three alarms. */
@NullMarked
package loom.engine.quality;

import org.jspecify.annotations.NullMarked;
