/**
 * How good a generator's pictures are: three measures against real images, and alarms for what goes
 * wrong.
 */
@NullMarked
package loom.engine.quality;

import org.jspecify.annotations.NullMarked;
