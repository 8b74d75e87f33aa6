/** Art as files that other programs open: PNG with lineage, contact sheets, GIF, ZIP. */
@ApplicationModule(allowedDependencies = "engine")
@NullMarked
package loom.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
