/** The artefact store: bytes by name under {@code loom.home}. */
@NullMarked
package loom.storage;

import org.jspecify.annotations.NullMarked;
