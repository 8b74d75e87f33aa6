/** The pages about models. */
@NullMarked
package loom.zoo.ui;

import org.jspecify.annotations.NullMarked;
