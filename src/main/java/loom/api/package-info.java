/** HTTP API v1, the studio for scripts; described at {@code /v3/api-docs}. */
@ApplicationModule(
        allowedDependencies = {
            "engine",
            "dataset",
            "training",
            "zoo",
            "gallery",
            "explore",
            "export",
            "work",
            "storage",
            "base"
        })
@NullMarked
package loom.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
