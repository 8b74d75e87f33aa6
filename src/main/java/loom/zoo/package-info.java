/**
 * The studio's models: generators with a name, a card that says where they come from, and a way to
 * sample them.
 */
@NullMarked
package loom.zoo;

import org.jspecify.annotations.NullMarked;
