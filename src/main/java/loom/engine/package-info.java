/** The way to libtorch: loading it once, its devices and its process-wide settings. */
@NullMarked
package loom.engine;

import org.jspecify.annotations.NullMarked;
