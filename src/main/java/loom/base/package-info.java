/** What every feature stands on: the clock, refusals, and (in {@code ui}) the parts of a page. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package loom.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
