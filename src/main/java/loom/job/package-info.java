/**
 * The queue and its workers, on db-scheduler. Knows no feature: features bring {@link JobHandler}s.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package loom.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
