/** The command that measures how fast the studio trains, generates and imports. */
@ApplicationModule(allowedDependencies = {"engine", "dataset"})
@NullMarked
package loom.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
