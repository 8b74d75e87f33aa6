/** The artefact store: bytes by name under {@code loom.home}. */
@ApplicationModule(allowedDependencies = "base")
@NullMarked
package loom.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
