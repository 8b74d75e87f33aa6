/**
 * What decides how a GAN learns, as plain values: losses, penalties, augmentation, optimisers; and
 * the presets, which give a recipe its name, its networks and numbers to begin from.
 */
@NullMarked
package loom.engine.recipe;

import org.jspecify.annotations.NullMarked;
