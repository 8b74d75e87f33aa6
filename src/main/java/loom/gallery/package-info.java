/** The pieces that people kept, each with all it takes to draw it again. */
@ApplicationModule(
        allowedDependencies = {"engine", "export", "zoo", "work", "storage", "account", "base"})
@NullMarked
package loom.gallery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
