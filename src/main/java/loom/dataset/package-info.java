/**
 * Data sets: taking in uploaded images, checking each, keeping the good ones, and preparing them
 * for training.
 */
@ApplicationModule(allowedDependencies = {"engine", "storage", "job", "account", "base"})
@NullMarked
package loom.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
