/**
 * The database that the studio keeps its rows in: how it is opened, and what is said while it does
 * not answer.
 */
@ApplicationModule(allowedDependencies = "base")
@NullMarked
package loom.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
