/** What every feature stands on: the clock, refusals, and (in {@code ui}) the parts of a page. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package loom.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
