/** HTTP API v1, the studio for scripts; described at {@code /v3/api-docs}. */
@NullMarked
package loom.api;

import org.jspecify.annotations.NullMarked;
