/** Networks as plain Java values: layers, shapes, parameters, summaries. */
@NullMarked
package loom.engine.network;

import org.jspecify.annotations.NullMarked;
