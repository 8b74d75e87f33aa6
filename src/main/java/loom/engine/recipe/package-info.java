/** What decides how a GAN learns, as plain values: losses, penalties, augmentation, optimisers. */
@NullMarked
package loom.engine.recipe;

import org.jspecify.annotations.NullMarked;
