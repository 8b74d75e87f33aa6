/**
 * Data sets: taking in uploaded images, checking each, keeping the good ones, and preparing them
 * for training.
 */
@NullMarked
package loom.dataset;

import org.jspecify.annotations.NullMarked;
