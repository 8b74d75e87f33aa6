/**
 * Work that takes long and ends in a file: exports, later video and backups. Has a lane of its own,
 * so that neither training nor imports wait for it. Knows no feature: features bring {@link
 * FileMaker}s.
 */
@ApplicationModule(allowedDependencies = {"export", "storage", "job", "account", "base"})
@NullMarked
package loom.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
