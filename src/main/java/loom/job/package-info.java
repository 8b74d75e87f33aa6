/**
 * The queue and its workers, on db-scheduler. Knows no feature: features bring {@link JobHandler}s.
 */
@NullMarked
package loom.job;

import org.jspecify.annotations.NullMarked;
