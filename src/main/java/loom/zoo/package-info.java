/**
 * The studio's models: generators with a name, a card that says where they come from, and a way to
 * sample them.
 */
@ApplicationModule(allowedDependencies = {"engine", "storage", "account", "base"})
@NullMarked
package loom.zoo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
